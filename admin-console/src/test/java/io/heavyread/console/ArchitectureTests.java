package io.heavyread.console;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The arrows between the packages. */
class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("io.heavyread.console");

	@Test
	void redis_outsideOfItsPackage_isNotImported() {
		noClasses().that()
			.resideOutsideOfPackage("io.heavyread.console.redis..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.lettuce..", "org.springframework.data..")
			.check(CLASSES);
	}

	@Test
	void packages_always_areFreeOfCycles() {
		slices().matching("io.heavyread.console.(*)..").should().beFreeOfCycles().check(CLASSES);
	}

}
