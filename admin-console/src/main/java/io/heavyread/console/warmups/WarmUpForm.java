package io.heavyread.console.warmups;

import java.util.Arrays;
import java.util.List;

import io.heavyread.cache.PostId;
import io.heavyread.console.format.Format;
import io.heavyread.console.reader.WarmUpOrder;
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
		String chosen = String.valueOf(this.scope);
		return switch (chosen) {
			case "all" -> "";
			case "recent" -> (this.recent != null && this.recent >= 1) ? "" : "How many recent posts? At least 1.";
			case "hottest" -> (this.hottest != null && this.hottest >= 1 && this.hottest <= MAX_HOTTEST) ? ""
					: "How many of the hottest posts? 1 to 1,000.";
			case "prefix" -> (this.prefix != null && PostId.isValid(this.prefix.strip())) ? ""
					: "Which prefix? Characters of A-Z a-z 0-9 . _ : -";
			case "ids" -> idsProblem();
			default -> "Choose what to warm up.";
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

	List<String> idList() {
		String text = (this.ids != null) ? this.ids : "";
		return Arrays.stream(text.split("\\s+")).filter((line) -> !line.isBlank()).distinct().toList();
	}

	/** Return the order for readers; the hottest over the fleet were found before. */
	WarmUpOrder order(List<String> found) {
		return switch (String.valueOf(this.scope)) {
			case "recent" -> new WarmUpOrder("recent", this.recent, null, null, false);
			case "hottest" -> new WarmUpOrder("ids", null, null, found, false);
			case "prefix" -> new WarmUpOrder("prefix", null, String.valueOf(this.prefix).strip(), null, false);
			case "ids" -> new WarmUpOrder("ids", null, null, idList(), false);
			default -> new WarmUpOrder("all", null, null, null, false);
		};
	}

	/** Return it in words. */
	String words() {
		Format format = Format.INSTANCE;
		return switch (String.valueOf(this.scope)) {
			case "recent" -> "most recent " + format.exact((this.recent != null) ? this.recent : 0);
			case "hottest" -> "hottest " + format.exact((this.hottest != null) ? this.hottest : 0) + " over the fleet";
			case "prefix" -> "ids that start with " + String.valueOf(this.prefix).strip();
			case "ids" -> format.plural(idList().size(), "id");
			default -> "all posts";
		};
	}

}
