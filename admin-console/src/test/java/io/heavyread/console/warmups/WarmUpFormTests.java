package io.heavyread.console.warmups;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.heavyread.protocol.manage.WarmUpOrder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What an operator may ask for, and what readers are told then. */
class WarmUpFormTests {

	private static WarmUpForm form(@Nullable String scope) {
		return new WarmUpForm(scope, 10, 500, "news:", "a\nb  a\n\n", "");
	}

	private static WarmUpForm ids(String ids) {
		return new WarmUpForm("ids", null, null, null, ids, null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "all", "recent", "hottest", "prefix", "ids" })
	void everyScope_whollyFilledIn_isRight(String scope) {
		assertThat(form(scope).problem()).isEmpty();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "ALL", "everything" })
	void scopeThatIsNone_isAskedFor(@Nullable String scope) {
		assertThat(form(scope).problem()).isEqualTo("Choose what to warm up.");
	}

	@ParameterizedTest
	@CsvSource({ "recent, 0, 1, How many recent posts?", "recent, , 1, How many recent posts?",
			"hottest, 1, 0, How many of the hottest posts?", "hottest, 1, 1001, How many of the hottest posts?",
			"hottest, 1, , How many of the hottest posts?" })
	void number_outsideOfItsBounds_isAskedFor(String scope, @Nullable Integer recent, @Nullable Integer hottest,
			String sentence) {
		assertThat(new WarmUpForm(scope, recent, hottest, null, null, null).problem()).startsWith(sentence);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "  ", "a b", "../x" })
	void prefixThatNoIdCanHave_isAskedFor(@Nullable String prefix) {
		assertThat(new WarmUpForm("prefix", null, null, prefix, null, null).problem()).startsWith("Which prefix?");
	}

	@Test
	void lineThatIsNoId_isNamed() {
		assertThat(ids("a\nb/c\nd").problem()).isEqualTo("One line is not a post's id: b/c");
	}

	@Test
	void ids_areAtLeastOneAndAtMostTenThousand() {
		String many = IntStream.range(0, 10_001).mapToObj((number) -> "p" + number).collect(Collectors.joining("\n"));
		assertThat(ids(" \n ").problem()).startsWith("Which ids?");
		assertThat(ids(many).problem()).startsWith("Which ids?");
		assertThat(ids(many.substring(0, many.lastIndexOf('\n'))).problem()).isEmpty();
	}

	@Test
	void ids_areTakenOnceEach() {
		assertThat(form("ids").order(List.of()))
			.isEqualTo(new WarmUpOrder("ids", null, null, List.of("a", "b"), false));
	}

	@Test
	void order_holdsWhatItsScopeNeedsAndNoMore() {
		assertThat(form("all").order(List.of())).isEqualTo(new WarmUpOrder("all", null, null, null, false));
		assertThat(form("recent").order(List.of())).isEqualTo(new WarmUpOrder("recent", 10, null, null, false));
		assertThat(form("prefix").order(List.of())).isEqualTo(new WarmUpOrder("prefix", null, "news:", null, false));
	}

	/** Each reader knows its own hottest ones only. */
	@Test
	void hottestOverTheFleet_areToldById() {
		assertThat(form("hottest").order(List.of("x", "y")))
			.isEqualTo(new WarmUpOrder("ids", null, null, List.of("x", "y"), false));
	}

	@ParameterizedTest
	@CsvSource({ "all, all posts", "recent, most recent 10", "hottest, hottest 500 over the fleet",
			"prefix, ids that start with news:", "ids, 2 ids" })
	void words_sayWhatIsWarmedUp(String scope, String words) {
		assertThat(form(scope).words().replace('\u00a0', ' ')).isEqualTo(words);
	}

}
