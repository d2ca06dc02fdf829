package io.heavyread.reader;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.heavyread.protocol.test.Architecture;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The arrows between the packages. */
class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.heavyread.reader");

	@Test
	void netty_isUsedByTheDataPortAlone() {
		noClasses().that()
			.resideOutsideOfPackages("io.heavyread.reader.decoder", "io.heavyread.reader.answer",
					"io.heavyread.reader.connection", "io.heavyread.reader.server")
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
			.resideInAnyPackage("io.netty..", "org.springframework..", "io.heavyread.reader",
					"io.heavyread.reader.decoder..", "io.heavyread.reader.answer..", "io.heavyread.reader.connection..",
					"io.heavyread.reader.server..", "io.heavyread.reader.traffic..", "io.heavyread.reader.manage..")
			.check(CLASSES);
	}

	@Test
	void redis_isNobodysBusiness() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.lettuce..", "org.springframework.data..", "io.heavyread.cache.redis..",
					"io.heavyread.protocol.redis..", "com.github.benmanes..")
			.check(CLASSES);
	}

	/** Its API, warm-ups, one time that it measures, and what puts it together. */
	@Test
	void library_isEnteredByItsDoors() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.heavyread.cache.feed..", "io.heavyread.cache.heat..", "io.heavyread.cache.load..",
					"io.heavyread.cache.local..", "io.heavyread.cache.proof..", "io.heavyread.cache.source..")
			.check(CLASSES);
	}

	@Test
	void packages_haveNoCycles() {
		new Architecture("io.heavyread.reader").hasNoCycles();
	}

	@Test
	void answers_doNotKnowWhichConnectionTheyGoTo() {
		noClasses().that()
			.resideInAnyPackage("io.heavyread.reader.decoder", "io.heavyread.reader.answer")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.heavyread.reader.connection", "io.heavyread.reader.server")
			.check(CLASSES);
	}

}
