package io.heavyread.cache.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The arrows between the packages of the library. */
class ArchitectureTests {

	private static final String API = "io.heavyread.cache";

	private static final String[] NOT_OURS = { "java..", "javax..", "org.jspecify..", "org.slf4j.." };

	private static final JavaClasses LIBRARY = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(API);

	@Test
	void library_isImported() {
		assertThat(LIBRARY.size()).isGreaterThan(60);
	}

	@Test
	void api_knowsNobody() {
		onlyDependsOn(API);
	}

	@Test
	void wire_isPure() {
		onlyDependsOn(API + ".wire", API);
	}

	@Test
	void feed_knowsTheApiAndTheWire() {
		onlyDependsOn(API + ".feed", API, API + ".wire");
	}

	@Test
	void store_knowsTheApi() {
		onlyDependsOn(API + ".store", API);
	}

	@Test
	void load_knowsTheFeedsPorts() {
		onlyDependsOn(API + ".load", API, API + ".wire", API + ".feed");
	}

	@Test
	void local_isTheOnlyImporterOfCaffeine() {
		onlyImporter("com.github.benmanes..", API + ".local");
	}

	@Test
	void local_knowsTheFeedsPorts() {
		classes().that()
			.resideInAPackage(API + ".local")
			.should()
			.onlyDependOnClassesThat(
					allowed(API + ".local", API, API + ".wire", API + ".feed", "com.github.benmanes.."))
			.check(LIBRARY);
	}

	@Test
	void redis_isTheOnlyImporterOfLettuceAndSpringData() {
		onlyImporter("io.lettuce..", API + ".redis..", API + ".autoconfigure");
		onlyImporter("org.springframework.data..", API + ".redis", API + ".autoconfigure");
	}

	@Test
	void redis_doesNotKnowTheSentinels() {
		noClasses().that()
			.resideInAPackage(API + ".redis")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(API + ".redis.sentinel")
			.check(LIBRARY);
	}

	@Test
	void spring_isOutsideTheCore() {
		onlyImporter("org.springframework..", API + ".redis", API + ".autoconfigure");
	}

	@Test
	void nobody_knowsTheAutoConfiguration() {
		noClasses().that()
			.resideOutsideOfPackage(API + ".autoconfigure")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(API + ".autoconfigure")
			.check(LIBRARY);
	}

	@Test
	void packages_haveNoCycles() {
		slices().matching(API + ".(*)..").should().beFreeOfCycles().check(LIBRARY);
	}

	@Test
	void time_comesThroughAClock() {
		String[] packages = { API, API + ".wire", API + ".feed", API + ".load", API + ".local" };
		for (String method : new String[] { "nanoTime", "currentTimeMillis" }) {
			timeless(packages).should().callMethod(System.class, method).check(LIBRARY);
		}
		timeless(packages).should().callMethod(Thread.class, "sleep", long.class).check(LIBRARY);
		timeless(packages).should().callMethod(java.time.Instant.class, "now").check(LIBRARY);
	}

	/** The feed's thread is the one that waits. */
	private static com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction timeless(String... packages) {
		return noClasses().that().resideInAnyPackage(packages).and().doNotHaveSimpleName("FeedThread");
	}

	private static void onlyDependsOn(String subject, String... others) {
		classes().that()
			.resideInAPackage(subject)
			.should()
			.onlyDependOnClassesThat(allowed(subject, others))
			.check(LIBRARY);
	}

	private static DescribedPredicate<JavaClass> allowed(String subject, String... others) {
		return resideInAPackage(subject).or(resideInAnyPackage(others))
			.or(resideInAnyPackage(NOT_OURS))
			.or(JavaClass.Predicates.equivalentTo(Object.class));
	}

	private static void onlyImporter(String imported, String... importers) {
		ArchRule rule = noClasses().that()
			.resideOutsideOfPackages(importers)
			.should()
			.dependOnClassesThat()
			.resideInAPackage(imported);
		rule.check(LIBRARY);
	}

}
