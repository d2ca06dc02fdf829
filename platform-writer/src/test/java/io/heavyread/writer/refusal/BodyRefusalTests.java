package io.heavyread.writer.refusal;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies that POST /create refuses. */
class BodyRefusalTests extends RefusalContract {

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "null", "\"x\"", "1", "{", "{\"title\":\"t\"", "{\"title\":\"t\",}",
			"{title:\"t\"}", "{'title':'t'}", "{\"title\":\"t\"}{}", "{\"title\":\"t\"} x", "{\"title\":\"t\"}]",
			"// c\n{\"title\":\"t\"}", "{}", "{\"title\":\"\"}", "{\"title\":\" \\t\\u200b\\u00a0\\u2800\"}",
			"{\"title\":null}", "{\"title\":1}", "{\"title\":true}", "{\"title\":[\"t\"]}", "{\"title\":{\"t\":\"t\"}}",
			"{\"title\":\"t\",\"content\":null}", "{\"title\":\"t\",\"author\":null}",
			"{\"title\":\"t\",\"content\":1}", "{\"title\":\"t\",\"author\":false}", "{\"title\":\"t\",\"id\":\"\"}",
			"{\"title\":\"t\",\"id\":1}", "{\"title\":\"t\",\"id\":\"..\"}", "{\"title\":\"t\",\"id\":\"a/b\"}",
			"{\"title\":\"t\",\"id\":\"\u00e9\"}", "{\"title\":\"t\",\"extra\":\"x\"}",
			"{\"title\":\"t\",\"Title\":\"t\"}", "{\"title\":\"t\",\"title\":\"t\"}",
			"{\"title\":\"t\",\"\\u0074itle\":\"t\"}", "{\"title\":\"t\",\"hash\":\"x\"}", "{\"title\":\"\\ud800\"}",
			"{\"title\":\"t\",\"content\":\"\\udc00\\ud800\"}", "{\"title\":\"t\",\"\\ud800\":\"x\"}",
			"{\"title\":\"a\tb\"}", "{\"title\":\"\\x\"}", "\ufeff{\"title\":\"t\"}", "{\"title\":NaN}" })
	void create_notAPost_is400(String body) {
		assertProblem(client.create(body), 400);
	}

	@Test
	void create_idOf129Characters_is400() {
		assertProblem(client.create("{\"title\":\"t\",\"id\":\"" + "x".repeat(129) + "\"}"), 400);
	}

	@Test
	void create_nestedThousandfold_is400() {
		assertProblem(client.create("{\"title\":" + "[".repeat(100_000)), 400);
		assertProblem(client.create("[".repeat(100_000)), 400);
		assertProblem(client.create("{\"" + "n".repeat(100_000) + "\":1}"), 400);
	}

	static Stream<byte[]> create_invalidUtf8_is400() {
		return Stream.of(bytes(0xff), bytes(0xc0, 0xaf), bytes(0xed, 0xa0, 0x80), bytes(0xf4, 0x90, 0x80, 0x80),
				bytes(0xe2, 0x82), bytes(0x80));
	}

	@ParameterizedTest
	@MethodSource
	void create_invalidUtf8_is400(byte[] inside) {
		byte[] start = "{\"title\":\"t".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
		byte[] body = java.util.Arrays.copyOf(start, start.length + inside.length + 2);
		System.arraycopy(inside, 0, body, start.length, inside.length);
		body[body.length - 2] = '"';
		body[body.length - 1] = '}';
		assertProblem(post("/create", BodyPublishers.ofByteArray(body), "application/json"), 400);
	}

	private static byte[] bytes(int... values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			bytes[i] = (byte) values[i];
		}
		return bytes;
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "application/problem+json", "json",
			"application/json;charset=iso-8859-1", "application/json;charset=UTF-16",
			"application/json;charset=nonsense", "application/*", "*/*", "multipart/form-data; boundary=x" })
	void create_otherContentType_is415(String type) {
		HttpResponse<String> reply = post("/create", BodyPublishers.ofString(POST), type);
		assertProblem(reply, 415);
		assertThat(reply.headers().firstValue("Accept")).contains("application/json");
	}

	@Test
	void create_noContentType_is415() {
		assertProblem(client.send("POST", "/create", BodyPublishers.ofString(POST)), 415);
	}

	@Test
	void create_contentCoding_is415() {
		assertProblem(client.create(POST, "Content-Encoding", "gzip"), 415);
	}

	@Test
	void create_oneByteTooMany_is413() {
		byte[] body = new byte[1_048_577];
		assertProblem(post("/create", BodyPublishers.ofByteArray(body), "application/json"), 413);
		assertProblem(post("/create", BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)),
				"application/json"), 413);
		assertProblem(client.send("DELETE", "/post?id=a", BodyPublishers.ofByteArray(body)), 413);
	}

	@Test
	void create_farTooManyBytes_is413() {
		byte[] body = new byte[8 * 1_048_576];
		assertProblem(post("/create", BodyPublishers.ofByteArray(body), "application/json"), 413);
	}

	@Test
	void create_tooManyBytesAnnounced_areNotAskedFor() {
		String reply = client.raw(lines("POST /create HTTP/1.1", "Host: x", "Content-Type: application/json",
				"Content-Length: 99999999", "Expect: 100-continue", ""));
		assertThat(reply).startsWith("HTTP/1.1 413").contains("application/problem+json");
	}

}
