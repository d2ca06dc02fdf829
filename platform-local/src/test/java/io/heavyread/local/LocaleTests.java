package io.heavyread.local;

import java.io.PrintStream;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the platform writes and reads is the same in every language: nothing formats
 * without saying for whom.
 */
class LocaleTests {

	private static final JavaClasses PLATFORM = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption((location) -> !location.contains("-tests.jar"))
		.importPackages("io.heavyread");

	@Test
	void everyModule_isLookedAt() {
		for (String module : new String[] { "protocol", "store", "cache", "service", "writer", "reader", "console",
				"local" }) {
			assertThat(PLATFORM.stream())
				.anyMatch((type) -> type.getPackageName().startsWith("io.heavyread." + module));
		}
	}

	@Test
	void nothing_formatsInTheMachinesLanguage() {
		forbid(String.class, "formatted", Object[].class);
		forbid(String.class, "format", String.class, Object[].class);
		forbid(String.class, "toLowerCase");
		forbid(String.class, "toUpperCase");
		forbid(PrintStream.class, "printf", String.class, Object[].class);
		forbid(PrintStream.class, "format", String.class, Object[].class);
		forbid(DateTimeFormatter.class, "ofPattern", String.class);
		forbid(NumberFormat.class, "getInstance");
		forbid(Locale.class, "getDefault");
	}

	private static void forbid(Class<?> owner, String method, Class<?>... parameters) {
		noClasses().should()
			.callMethod(owner, method, parameters)
			.because("it takes the machine's locale: say Locale.ROOT, or add strings")
			.check(PLATFORM);
	}

}
