package io.heavyread.writer;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.heavyread.protocol.test.Architecture;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The arrows between the writer's packages. */
class ArchitectureTests {

	private static final String WRITER = "io.heavyread.writer";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(WRITER);

	@Test
	void packages_haveNoCycles() {
		new Architecture(WRITER).hasNoCycles();
	}

	@Test
	void writer_knowsOnlyTheLibrarysApi() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.lettuce..", "com.github.benmanes..", "org.springframework.data..",
					"io.heavyread.cache..", "io.heavyread.protocol.wire..", "io.heavyread.protocol.redis..",
					"io.heavyread.protocol.registry..", "io.heavyread.store.acknowledge..",
					"io.heavyread.store.write..", "io.heavyread.store.history..")
			.check(CLASSES);
	}

	@Test
	void http_knowsNoOtherPackage() {
		noClasses().that()
			.resideInAPackage(WRITER + ".http")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(WRITER, WRITER + ".request..", WRITER + ".commit..", WRITER + ".posts..")
			.check(CLASSES);
	}

	@Test
	void store_isAskedByCommitsAndHealthAlone() {
		noClasses().that()
			.resideInAnyPackage(WRITER + ".http", WRITER + ".request", WRITER + ".posts")
			.should()
			.dependOnClassesThat()
			.haveSimpleName("PostStore")
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
