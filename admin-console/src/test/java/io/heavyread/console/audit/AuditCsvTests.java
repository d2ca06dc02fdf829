package io.heavyread.console.audit;

import java.util.List;

import io.heavyread.console.support.Fleets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What others wrote is text in a spreadsheet, whatever it looks like. */
class AuditCsvTests {

	private static String csv(String target) {
		return AuditCsv
			.of(List.of(new AuditEntry(Fleets.NOW, "carol", "192.0.2.7", "evict", target, "post-1", "evicted")));
	}

	@Test
	void lines_endAsRfc4180Says() {
		assertThat(csv("reader-1")).isEqualTo("at,user,address,action,target,parameters,result\r\n"
				+ "\"2026-03-04T12:00:00Z\",\"carol\",\"192.0.2.7\",\"evict\",\"reader-1\",\"post-1\",\"evicted\"\r\n");
	}

	@Test
	void quotes_areDoubled() {
		assertThat(csv("say \"hi\", twice")).contains(",\"say \"\"hi\"\", twice\",");
	}

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1" })
	void formula_isMadeText(String formula) {
		assertThat(csv(formula)).contains(",\"'" + formula + "\",");
	}

	@Test
	void signInTheMiddle_isNoFormula() {
		assertThat(csv("a=1")).contains(",\"a=1\",");
	}

	@Test
	void noEntry_isTheHeadAlone() {
		assertThat(AuditCsv.of(List.of())).isEqualTo("at,user,address,action,target,parameters,result\r\n");
	}

}
