package io.heavyread.protocol.manage;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a reader shall warm up.
 *
 * @param scope all, recent, hottest, prefix or ids
 * @param limit how many at most, null for no bound of its own
 * @param prefix what ids begin with, for prefix
 * @param ids the ids, for ids
 * @param dryRun whether to count only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WarmUpOrder(String scope, @Nullable Integer limit, @Nullable String prefix, @Nullable List<String> ids,
		boolean dryRun) {

	/** Return the same order, counting only or not. */
	public WarmUpOrder withDryRun(boolean value) {
		return new WarmUpOrder(this.scope, this.limit, this.prefix, this.ids, value);
	}

}
