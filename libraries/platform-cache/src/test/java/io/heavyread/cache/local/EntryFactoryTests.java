package io.heavyread.cache.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPInputStream;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Representation;
import io.heavyread.protocol.test.TestHistory;
import io.heavyread.protocol.wire.Frame;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The response is ready, byte for byte, when the post has arrived. */
class EntryFactoryTests {

	private final EntryFactory factory = new EntryFactory(1024, InstantSource.fixed(Instant.ofEpochMilli(77)));

	private final TestHistory history = new TestHistory(1, 41);

	@Test
	void put_hasHeadAndBody_andTheOffsetsOfTheirParts() {
		Entry entry = create(this.history.put("a", "hello"));
		Representation plain = Objects.requireNonNull(entry.plain());
		String validators = "ETag: \"" + entry.etag() + "\"\r\nX-Post-Version: 42\r\n\r\n";
		assertThat(text(plain)).isEqualTo("Content-Length: 5\r\n" + validators + "hello");
		assertThat(text(plain).substring(plain.validatorsOffset(), plain.bodyOffset())).isEqualTo(validators);
		assertThat(plain.body()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
		assertThat(entry.appliedMillis()).isEqualTo(77);
		assertThat(entry.etag()).matches("[0-9a-f]{16}");
	}

	@Test
	void delete_isATombstone() {
		Entry entry = create(this.history.delete("a"));
		assertThat(entry.isTombstone()).isTrue();
		assertThat(entry.gzip()).isNull();
	}

	@Test
	void longText_hasAGzipVariantWithItsOwnTag() throws IOException {
		String body = "All work and no play. ".repeat(100);
		Entry entry = create(this.history.put("a", body));
		Representation gzip = Objects.requireNonNull(entry.gzip());
		assertThat(text(gzip)).startsWith("Content-Length: " + gzip.bodyLength() + "\r\nETag: \"" + entry.etag()
				+ "-gzip\"\r\nX-Post-Version: 42\r\n\r\n");
		byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes();
		assertThat(unpacked).asString(StandardCharsets.UTF_8).isEqualTo(body);
	}

	@Test
	void gzipThatDoesNotPay_isLeftOut() {
		byte[] random = new byte[4000];
		new Random(1).nextBytes(random);
		assertThat(create(this.history.put("a", random)).gzip()).isNull();
		assertThat(create(this.history.put("a", "x".repeat(1023))).gzip()).isNull();
		assertThat(create(this.history.put("a", "x".repeat(1024))).gzip()).isNotNull();
		assertThat(create(this.history.put("a", "")).gzip()).isNull();
	}

	private Entry create(Frame frame) {
		return this.factory.create(frame, 1, Entry.Source.PUSH);
	}

	private static String text(Representation representation) {
		return new String(representation.bytes(), StandardCharsets.ISO_8859_1);
	}

}
