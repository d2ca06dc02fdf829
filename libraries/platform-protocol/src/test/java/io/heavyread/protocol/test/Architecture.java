package io.heavyread.protocol.test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The arrows between the packages of a module, without its tests. */
public final class Architecture {

	private static final String[] JAVA = { "java..", "javax..", "org.jspecify..", "org.slf4j.." };

	private final String root;

	private final JavaClasses module;

	/** Import the classes below a package. */
	public Architecture(String root) {
		this.root = root;
		this.module = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages(root);
		if (this.module.isEmpty()) {
			throw new IllegalArgumentException("there is no class below " + root);
		}
	}

	/** Check that a package knows these packages, itself and Java only. */
	public void onlyKnows(String subject, String... others) {
		classes().that()
			.resideInAPackage(subject)
			.should()
			.onlyDependOnClassesThat(resideInAnyPackage(others).or(resideInAnyPackage(subject))
				.or(resideInAnyPackage(JAVA))
				.or(JavaClass.Predicates.equivalentTo(Object.class)))
			.check(this.module);
	}

	/** Check that nothing but these packages knows a package. */
	public void isKnownOnlyTo(String imported, String... importers) {
		noClasses().that()
			.resideOutsideOfPackages(importers)
			.should()
			.dependOnClassesThat()
			.resideInAPackage(imported)
			.allowEmptyShould(true)
			.check(this.module);
	}

	/**
	 * Check that Spring is known to these packages alone, and to what configures a
	 * feature in its own package.
	 */
	public void springIsKnownOnlyTo(String... packages) {
		noClasses().that()
			.resideOutsideOfPackages(packages)
			.and()
			.haveNameNotMatching(".*(Configuration|Properties)(\\$.*)?")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework..")
			.check(this.module);
	}

	/** Check that nothing in the module knows these packages. */
	public void knowsNothingOf(String... others) {
		noClasses().should().dependOnClassesThat().resideInAnyPackage(others).check(this.module);
	}

	/** Check that no packages know each other in a circle; the root is one of them. */
	public void hasNoCycles() {
		slices().assignedFrom(new Packages(this.root)).should().beFreeOfCycles().check(this.module);
	}

	/** Check that the classes ask no clock but the one that they are given. */
	public void takesTimeFromAClock(String exception, String... packages) {
		for (String method : new String[] { "nanoTime", "currentTimeMillis" }) {
			timeless(exception, packages).should().callMethod(System.class, method).check(this.module);
		}
		timeless(exception, packages).should().callMethod(Thread.class, "sleep", long.class).check(this.module);
		timeless(exception, packages).should().callMethod(java.time.Instant.class, "now").check(this.module);
	}

	private static GivenClassesConjunction timeless(String exception, String... packages) {
		return noClasses().that().resideInAnyPackage(packages).and().doNotHaveSimpleName(exception);
	}

	/**
	 * Each package is a slice, with the root.
	 *
	 * @param root the package that all others are below
	 */
	private record Packages(String root) implements SliceAssignment {

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			String name = type.getPackageName();
			boolean own = name.equals(this.root) || name.startsWith(this.root + ".");
			return own ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
		}

		@Override
		public String getDescription() {
			return "the packages of " + this.root;
		}

	}

}
