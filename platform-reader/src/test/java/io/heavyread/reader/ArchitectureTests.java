package io.heavyread.reader;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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

	@Test
	void packages_haveNoCycles() {
		slices().assignedFrom(new PackagesWithTheRoot()).should().beFreeOfCycles().check(CLASSES);
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

	/** Each package is a slice, the root too, which patterns leave out. */
	private static final class PackagesWithTheRoot implements SliceAssignment {

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			return SliceIdentifier.of(type.getPackageName());
		}

		@Override
		public String getDescription() {
			return "packages, the root too";
		}

	}

}
