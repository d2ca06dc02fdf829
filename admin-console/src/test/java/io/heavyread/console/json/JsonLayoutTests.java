package io.heavyread.console.json;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class JsonLayoutTests {

	private static FieldDifference difference(String left, String right) {
		return JsonLayout.differences("{\"m\":\"" + left + "\"}", "{\"m\":\"" + right + "\"}").get(0);
	}

	@Test
	void members_haveALineEach() {
		List<JsonLine> lines = JsonLayout.lines("{\"id\":\"a\",\"n\":7,\"o\":{\"x\":[1]}}");
		assertThat(lines).extracting(JsonLine::name).containsExactly("", "  \"id\": ", "  \"n\": ", "  \"o\": ", "");
		assertThat(lines).extracting(JsonLine::value).containsExactly("{", "\"a\",", "7,", "{\"x\":[1]}", "}");
		assertThat(lines).extracting(JsonLine::number).containsExactly(false, false, true, false, false);
	}

	@ParameterizedTest
	@ValueSource(strings = { "no JSON", "{\"cut\":", "[1,2]", "7", "{}", "" })
	void whatIsNoObject_staysAsItIs(String body) {
		assertThat(JsonLayout.lines(body)).containsExactly(new JsonLine("", body, false));
	}

	@Test
	void text_isThatOfAString() {
		assertThat(JsonLayout.text("{\"title\":\"T\",\"n\":7}", "title")).isEqualTo("T");
		assertThat(JsonLayout.text("{\"title\":\"T\",\"n\":7}", "n")).isEmpty();
		assertThat(JsonLayout.text("no JSON", "title")).isEmpty();
	}

	@Test
	void hex_showsBytesAndPrintableCharacters() {
		assertThat(JsonLayout.hex("ab\n\u00e9"))
			.isEqualToNormalizingNewlines("000000  61 62 0a c3 a9                                   ab...\n");
	}

	@Test
	void hex_isBounded() {
		assertThat(JsonLayout.hex("x".repeat(5000))).endsWith("… 904 more bytes");
	}

	@Test
	void differences_ofEqualMembers() {
		assertThat(difference("same", "same")).isEqualTo(new FieldDifference("m", true, "same", "", "", ""));
	}

	@Test
	void differences_areBetweenWhatBothBeginAndEndWith() {
		assertThat(difference("one red fox", "one grey fox"))
			.isEqualTo(new FieldDifference("m", false, "one ", "red", "grey", " fox"));
	}

	@Test
	void differences_ofWhatWasAddedInside() {
		assertThat(difference("aa", "aaa")).isEqualTo(new FieldDifference("m", false, "aa", "", "a", ""));
	}

	@Test
	void differences_neverCutACharacterInTwo() {
		FieldDifference smiles = difference("\ud83d\ude00", "\ud83d\ude01");
		assertThat(smiles.left()).isEqualTo("\ud83d\ude00");
		assertThat(smiles.right()).isEqualTo("\ud83d\ude01");
		FieldDifference ends = difference("\ud83d\ude00", "\ud83c\ude00");
		assertThat(ends.left()).isEqualTo("\ud83d\ude00");
		assertThat(ends.after()).isEmpty();
	}

	@Test
	void differences_shortenWhatIsEqual() {
		FieldDifference change = difference("a".repeat(500) + "1", "a".repeat(500) + "2");
		assertThat(change.before()).startsWith(" … 380 equal characters … ").endsWith("a".repeat(120));
		assertThat(change.left()).isEqualTo("1");
	}

	@Test
	void differences_ofMembersThatOnlyOneHas() {
		List<FieldDifference> all = JsonLayout.differences("{\"a\":1}", "{\"b\":true}");
		assertThat(all).extracting(FieldDifference::name).containsExactly("a", "b");
		assertThat(all).extracting(FieldDifference::left).containsExactly("1", "");
		assertThat(all).extracting(FieldDifference::right).containsExactly("", "true");
	}

	@Test
	void hex_ofASpaceAndOfWhatCannotBeShown() {
		assertThat(JsonLayout.hex("a b\u007f")).endsWith("a b." + System.lineSeparator());
	}

	@Test
	void differences_upTo120EqualCharacters_areNotShortened() {
		assertThat(difference("a".repeat(120), "a".repeat(120)).before()).isEqualTo("a".repeat(120));
		assertThat(difference("a".repeat(121), "a".repeat(121)).before()).endsWith(" … 1 equal characters … ");
	}

}
