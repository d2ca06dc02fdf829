package io.heavyread.local.start;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;

/**
 * Reports a property that cannot be read, of the launcher or of a service, in one
 * sentence with its name and value.
 */
class BadValueFailureAnalyzer extends AbstractFailureAnalyzer<BindException> implements Ordered {

	@Override
	public int getOrder() {
		// Before Boot's own, which take several lines.
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		String sentence = sentence(cause);
		return (sentence != null) ? new FailureAnalysis(sentence, null, cause) : null;
	}

	private static @Nullable String sentence(BindException failure) {
		if (failure.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
			return "The platform has no property " + String.join(", ",
					unbound.getUnboundProperties().stream().map((property) -> property.getName().toString()).toList())
					+ ".";
		}
		ConfigurationProperty property = failure.getProperty();
		Class<?> type = failure.getTarget().getType().resolve();
		if (property != null && type != null) {
			return sentence(property, type);
		}
		// The value was read, and refused by the properties class.
		return NestedExceptionUtils.getMostSpecificCause(failure).getMessage();
	}

	private static String sentence(ConfigurationProperty property, Class<?> type) {
		return property.getName() + " is '" + property.getValue() + "'; that is not a value of type "
				+ type.getSimpleName().toLowerCase(Locale.ROOT) + ".";
	}

}
