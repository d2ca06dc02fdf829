package io.heavyread.console;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The arrows between the packages, and their sizes. */
class ArchitectureTests {

	private static final String ROOT = "io.heavyread.console";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(ROOT);

	/** The root package is one of them. */
	@Test
	void packages_always_areFreeOfCycles() {
		slices().assignedFrom(new SliceAssignment() {

			@Override
			public SliceIdentifier getIdentifierOf(JavaClass type) {
				return type.getPackageName().startsWith(ROOT) ? SliceIdentifier.of(type.getPackageName())
						: SliceIdentifier.ignore();
			}

			@Override
			public String getDescription() {
				return "packages of the console";
			}

		}).should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void packages_always_haveTwoToFourteenTypes() {
		Map<String, List<String>> types = CLASSES.stream()
			.filter((type) -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
			.collect(Collectors.groupingBy(JavaClass::getPackageName,
					Collectors.mapping(JavaClass::getSimpleName, Collectors.toList())));
		assertThat(types.values()).allSatisfy((room) -> assertThat(room).hasSizeBetween(2, 14));
	}

	@Test
	void redis_outsideOfItsPackage_isNotImported() {
		noClasses().that()
			.resideOutsideOfPackage("io.heavyread.console.redis..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.lettuce..", "org.springframework.data..", "io.heavyread.protocol.redis..",
					"io.heavyread.protocol.registry..", "io.heavyread.protocol.wire..")
			.check(CLASSES);
	}

	@Test
	void cacheAndStore_anywhere_areNotImported() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.heavyread.cache..", "io.heavyread.store..")
			.check(CLASSES);
	}

	@Test
	void controllers_always_areKnownByNobody() {
		DescribedPredicate<JavaClass> controllers = metaAnnotatedWith(Controller.class)
			.or(metaAnnotatedWith(ControllerAdvice.class))
			.forSubtype();
		assertThat(CLASSES.that(controllers)).hasSizeGreaterThan(20).allSatisfy((controller) -> {
			assertThat(controller.getModifiers()).doesNotContain(JavaModifier.PUBLIC);
			assertThat(controller.getDirectDependenciesToSelf()).extracting(Dependency::getOriginClass)
				.allMatch((user) -> user.getName().startsWith(controller.getName()));
		});
	}

	@Test
	void sampling_outsideOfItsPackage_isNotImported() {
		noClasses().that()
			.resideOutsideOfPackage("io.heavyread.console.sampling")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.heavyread.console.sampling")
			.check(CLASSES);
	}

	/** What all others may use uses none of them. */
	@Test
	void ground_always_knowsNobody() {
		String[] ground = { "charts", "format", "http", "json", "store" };
		for (String name : ground) {
			String room = ROOT + "." + name;
			noClasses().that()
				.resideInAPackage(room)
				.should()
				.dependOnClassesThat(resideInAnyPackage(ROOT + "..").and(resideInAnyPackage(room).negate()))
				.check(CLASSES);
		}
	}

}
