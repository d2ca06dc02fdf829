package io.heavyread.console.writer;

import java.util.List;
import java.util.Map;

import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.support.StubWriter;
import io.heavyread.console.writer.WriteReply.Acknowledged;
import io.heavyread.protocol.fleet.Proof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the writer is sent, and what its replies mean, over real connections. */
class WriterClientTests {

	private static final Map<String, String> POST = Map.of("title", "T");

	private final StubWriter writer = StubWriter.start();

	private FleetSnapshot fleet = WriterClients.fleet(this.writer.address(), Proof.PROVEN);

	private final WriterClient client = WriterClients.of(() -> this.fleet);

	@AfterEach
	void close() {
		this.writer.close();
	}

	private WriteReply create() {
		return this.client.create(POST, "k1", Map.of("If-None-Match", "*"));
	}

	@Test
	void write_waitsForAllReaders() {
		create();
		assertThat(this.writer.requests())
			.containsExactly("POST /create?ack=all&timeout=100ms null * {\"title\":\"T\"}");
	}

	@Test
	void delete_isOfTheVersionThatWasSeen() {
		this.client.delete("a:b", "\"c7\"");
		this.client.delete("a:b", "");
		assertThat(this.writer.requests()).containsExactly("DELETE /post?id=a%3Ab&ack=all&timeout=100ms \"c7\" null ",
				"DELETE /post?id=a%3Ab&ack=all&timeout=100ms null null ");
	}

	@Test
	void success_isReadWhole() {
		WriteReply written = create();
		assertThat(written.succeeded()).isTrue();
		assertThat(written.version()).isEqualTo(42);
		assertThat(written.etag()).isEqualTo("\"00000000000000cc\"");
		assertThat(written.publishNanos()).isEqualTo(1764423554123456789L);
		assertThat(written.propagation()).containsExactly(new Acknowledged("reader-1", true, 0.8, null),
				new Acknowledged("reader-2", false, null, "DEGRADED"));
	}

	@Test
	void refusal_isToldInTheWritersWords() {
		this.writer.refuse(412, "the condition does not hold");
		WriteReply written = create();
		assertThat(written.succeeded()).isFalse();
		assertThat(written.status()).isEqualTo(412);
		assertThat(written.problem()).isEqualTo("the condition does not hold");
	}

	@Test
	void refusalWithoutWords_isToldByItsStatus() {
		this.writer.refuse(400, "");
		assertThat(create().problem()).isEqualTo("The writer answered with status 400.");
	}

	@Test
	void storeThatCannotTakeTheWrite_isSaid() {
		this.writer.refuse(503, "Redis does not answer");
		assertThat(create().problem()).isEqualTo("The writer cannot write now (503). It says: Redis does not answer");
	}

	/** Whether it has written is not known then. */
	@Test
	void writerThatDoesNotAnswer_mayHaveWritten() {
		this.writer.close();
		WriteReply written = create();
		assertThat(written.status()).isZero();
		assertThat(written.problem()).startsWith("The writer refuses connections.")
			.contains("may have taken effect", "sending the same form again is safe");
	}

	@Test
	void noWriter_isSaid() {
		this.fleet = WriterClients.fleet(List.of());
		assertThat(create().problem()).isEqualTo("No writer is registered: nothing can be written now.");
	}

	@Test
	void writerThatIsNotProven_isSentNothing() {
		this.fleet = WriterClients.fleet(this.writer.address(), Proof.UNPROVEN);
		WriteReply written = create();
		assertThat(written.succeeded()).isFalse();
		assertThat(written.problem()).startsWith("The writer writer-1 has not proven").endsWith("it is sent no posts.");
		assertThat(this.writer.requests()).isEmpty();
	}

	@Test
	void writerAtAnAddressThatMayNotBeCalled_isSentNothing() {
		this.fleet = WriterClients.fleet("192.0.2.1:80", Proof.PROVEN);
		assertThat(create().problem()).startsWith("The writer writer-1 registered the address 192.0.2.1:80");
	}

}
