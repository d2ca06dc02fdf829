package io.heavyread.bench;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.heavyread.protocol.test.Architecture;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** What measures does not know what it measures. */
class ArchitectureTests {

	private static final String BENCH = "io.heavyread.bench";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(BENCH);

	@Test
	void packages_haveNoCycles() {
		new Architecture(BENCH).hasNoCycles();
	}

	/** Else a server of the platform would be treated in another way than its peers. */
	@Test
	void loadMachineAndPeer_knowNothingOfThePlatform() {
		noClasses().that()
			.resideInAnyPackage(BENCH + ".load", BENCH + ".machine", BENCH + ".peer")
			.should()
			.dependOnClassesThat(resideInAPackage("io.heavyread..").and(not(resideInAPackage(BENCH + ".."))))
			.check(CLASSES);
	}

	@Test
	void peer_isAskedOverHttpAlone() {
		noClasses().that()
			.resideOutsideOfPackages(BENCH + ".peer", BENCH + ".server")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(BENCH + ".peer")
			.check(CLASSES);
	}

}
