package io.heavyread.reader;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The arrows between the packages. */
class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.heavyread.reader");

	@Test
	void netty_isUsedByTheServerAlone() {
		noClasses().that()
			.resideOutsideOfPackage("io.heavyread.reader.server")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.netty..")
			.check(CLASSES);
	}

	@Test
	void httpRules_knowNoTransportAndNoSpring() {
		noClasses().that()
			.resideInAPackage("io.heavyread.reader.http")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.netty..", "org.springframework..", "io.heavyread.reader.server..",
					"io.heavyread.reader.manage..")
			.check(CLASSES);
	}

	@Test
	void redis_isNobodysBusiness() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.lettuce..", "org.springframework.data..", "io.heavyread.cache.redis..",
					"com.github.benmanes..")
			.check(CLASSES);
	}

	@Test
	void packages_haveNoCycles() {
		slices().matching("io.heavyread.reader.(*)..").should().beFreeOfCycles().check(CLASSES);
	}

}
