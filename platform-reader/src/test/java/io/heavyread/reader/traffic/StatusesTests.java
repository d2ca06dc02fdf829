package io.heavyread.reader.traffic;

import io.heavyread.reader.http.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class StatusesTests {

	@ParameterizedTest
	@EnumSource
	void index_ofEachProblem_isThatOfItsStatus(Problem problem) {
		assertThat(Statuses.ALL.get(Statuses.index(problem.status()))).isEqualTo(problem.status());
	}

}
