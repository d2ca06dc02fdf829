package io.heavyread.local;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.heavyread.protocol.test.Architecture;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The arrows between the packages, and to the services that run here. */
class ArchitectureTests {

	private static final String LOCAL = "io.heavyread.local";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(LOCAL);

	@Test
	void packages_haveNoCycles() {
		new Architecture(LOCAL).hasNoCycles();
	}

	/** The local run starts services; what they do is theirs. */
	@Test
	void services_areKnownByTheirApplicationsAlone() {
		noClasses().should()
			.dependOnClassesThat(
					resideInAnyPackage("io.heavyread.reader..", "io.heavyread.writer..", "io.heavyread.console..")
						.and(not(simpleNameEndingWith("Application"))))
			.check(CLASSES);
	}

	@Test
	void gateway_isAServiceLikeTheOthers() {
		noClasses().that()
			.resideInAPackage(LOCAL + ".gateway")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(LOCAL, LOCAL + ".start", LOCAL + ".service", LOCAL + ".redis")
			.check(CLASSES);
		noClasses().that()
			.resideOutsideOfPackage(LOCAL + ".gateway")
			.should()
			.dependOnClassesThat(resideInAPackage(LOCAL + ".gateway").and(not(simpleNameEndingWith("Application"))))
			.check(CLASSES);
	}

	@Test
	void embeddedServer_isKnownOnlyByRedis() {
		noClasses().that()
			.resideOutsideOfPackage(LOCAL + ".redis")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("redis.embedded..")
			.check(CLASSES);
	}

}
