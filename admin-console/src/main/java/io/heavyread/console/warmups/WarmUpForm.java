package io.heavyread.console.warmups;

import java.util.Arrays;
import java.util.List;

import io.heavyread.console.format.Format;
import io.heavyread.protocol.PostId;
import io.heavyread.protocol.manage.WarmUpOrder;
import org.jspecify.annotations.Nullable;

/**
 * What an operator asked for.
 *
 * @param scope all, recent, hottest, prefix or ids
 * @param recent how many of the most recent
 * @param hottest how many of the hottest over the fleet
 * @param prefix what ids begin with
 * @param ids the ids, one a line
 * @param target the reader, empty for all
 */
public record WarmUpForm(@Nullable String scope, @Nullable Integer recent, @Nullable Integer hottest,
		@Nullable String prefix, @Nullable String ids, @Nullable String target) {

	static final int MAX_HOTTEST = 1000;

	private static final int MAX_IDS = 10_000;

	/** Return a sentence that tells what is wrong, empty when nothing is. */
	String problem() {
		return WarmUpScope.of(this.scope).map(this::problem).orElse("Choose what to warm up.");
	}

	private String problem(WarmUpScope chosen) {
		return switch (chosen) {
			case ALL -> "";
			case RECENT -> (this.recent != null && this.recent >= 1) ? "" : "How many recent posts? At least 1.";
			case HOTTEST -> (this.hottest != null && this.hottest >= 1 && this.hottest <= MAX_HOTTEST) ? ""
					: "How many of the hottest posts? 1 to 1,000.";
			case PREFIX -> (this.prefix != null && PostId.isValid(this.prefix.strip())) ? ""
					: "Which prefix? Characters of A-Z a-z 0-9 . _ : -";
			case IDS -> idsProblem();
		};
	}

	private String idsProblem() {
		List<String> names = idList();
		if (names.isEmpty() || names.size() > MAX_IDS) {
			return "Which ids? 1 to 10,000, one a line.";
		}
		return names.stream()
			.filter((name) -> !PostId.isValid(name))
			.findFirst()
			.map((name) -> "One line is not a post's id: " + name)
			.orElse("");
	}

	/** Return the scope of a form without a problem. */
	WarmUpScope chosen() {
		return WarmUpScope.of(this.scope).orElseThrow();
	}

	List<String> idList() {
		String text = (this.ids != null) ? this.ids : "";
		return Arrays.stream(text.split("\\s+")).filter((line) -> !line.isBlank()).distinct().toList();
	}

	/** Return the order for readers; the hottest over the fleet were found before. */
	WarmUpOrder order(List<String> found) {
		return switch (chosen()) {
			case RECENT -> new WarmUpOrder(WarmUpScope.RECENT.word(), this.recent, null, null, false);
			case HOTTEST -> new WarmUpOrder(WarmUpScope.IDS.word(), null, null, found, false);
			case PREFIX ->
				new WarmUpOrder(WarmUpScope.PREFIX.word(), null, String.valueOf(this.prefix).strip(), null, false);
			case IDS -> new WarmUpOrder(WarmUpScope.IDS.word(), null, null, idList(), false);
			case ALL -> new WarmUpOrder(WarmUpScope.ALL.word(), null, null, null, false);
		};
	}

	/** Return it in words. */
	String words() {
		Format format = Format.INSTANCE;
		return switch (chosen()) {
			case RECENT -> "most recent " + format.exact((this.recent != null) ? this.recent : 0);
			case HOTTEST -> "hottest " + format.exact((this.hottest != null) ? this.hottest : 0) + " over the fleet";
			case PREFIX -> "ids that start with " + String.valueOf(this.prefix).strip();
			case IDS -> format.plural(idList().size(), "id");
			case ALL -> "all posts";
		};
	}

}
