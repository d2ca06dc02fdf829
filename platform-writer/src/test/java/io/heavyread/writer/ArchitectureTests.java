package io.heavyread.writer;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The arrows between the writer's packages. */
class ArchitectureTests {

	private static final String WRITER = "io.heavyread.writer";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(WRITER);

	@Test
	void packages_haveNoCycles() {
		slices().matching(WRITER + ".(*)..").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void writer_knowsOnlyTheLibrarysApi() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.lettuce..", "org.springframework.data..", "io.heavyread.cache.redis..",
					"io.heavyread.cache.feed..", "io.heavyread.cache.local..", "io.heavyread.cache.wire..")
			.check(CLASSES);
	}

	@Test
	void http_knowsNoOtherPackage() {
		noClasses().that()
			.resideInAPackage(WRITER + ".http")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(WRITER + ".condition..", WRITER + ".idempotency..", WRITER + ".commit..",
					WRITER + ".create..", WRITER + ".delete..", WRITER + ".health..")
			.check(CLASSES);
	}

	@Test
	void tomcat_isKnownOnlyByHttp() {
		noClasses().that()
			.resideOutsideOfPackage(WRITER + ".http")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.apache..")
			.check(CLASSES);
	}

	@Test
	void controllers_arePackagePrivate() {
		classes().that().haveSimpleNameEndingWith("Controller").should().bePackagePrivate().check(CLASSES);
	}

}
