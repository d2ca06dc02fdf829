package io.heavyread.reader.server;

import java.util.List;

import io.heavyread.protocol.boot.Properties;
import io.heavyread.reader.http.AllowedOrigins;
import io.heavyread.reader.http.SharingRules;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What caches and browsers between the reader and its users may do with answers.
 *
 * @param cacheControl the value of Cache-Control of a fresh post; stale answers, errors
 * and answers about a wanted version are never kept
 * @param allowedOrigins origins whose scripts may read answers in a browser, such as
 * https://www.example.org, or * for every one
 */
@ConfigurationProperties("platform.reader")
public record SharingProperties(@DefaultValue("no-cache") String cacheControl,
		@DefaultValue List<String> allowedOrigins) {

	public SharingProperties {
		Properties.check(SharingRules.areDirectives(cacheControl), "platform.reader.cache-control",
				"a list of public, private, no-cache, no-store, no-transform, must-revalidate, proxy-revalidate,"
						+ " max-age, s-maxage, stale-while-revalidate and stale-if-error, the last four with seconds",
				cacheControl);
		for (String origin : allowedOrigins) {
			Properties.check(origin.equals(AllowedOrigins.ANY) || AllowedOrigins.isOrigin(origin),
					"platform.reader.allowed-origins",
					"* or origins as browsers write them, in small letters, without a path and a default port", origin);
		}
	}

	SharingRules rules() {
		return new SharingRules(this.cacheControl, new AllowedOrigins(this.allowedOrigins));
	}

}
