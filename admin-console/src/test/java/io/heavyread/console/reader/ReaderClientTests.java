package io.heavyread.console.reader;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.heavyread.console.http.CallFailedException;
import io.heavyread.console.support.HostileServer;
import io.heavyread.console.support.StubReader;
import io.heavyread.protocol.manage.EntryRow;
import io.heavyread.protocol.manage.EntrySource;
import io.heavyread.protocol.manage.ReaderState;
import io.heavyread.protocol.manage.WarmUpOrder;
import io.heavyread.protocol.manage.WarmUpState;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Calls of a reader's management port, over real connections. */
class ReaderClientTests {

	private final StubReader stub = StubReader.start("reader-1");

	private final ReaderClient client = ReaderClients.ofStubs();

	private final ReaderAddress reader = at(this.stub.address());

	private static ReaderAddress at(String address) {
		return new ReaderAddress("reader-1", address, URI.create("http://" + address + "/"));
	}

	@AfterEach
	void close() {
		this.stub.close();
	}

	private static AbstractThrowableAssert<?, ?> assertFailed(CompletableFuture<?> call) {
		return assertThatThrownBy(call::join).isInstanceOf(CompletionException.class)
			.cause()
			.isInstanceOf(CallFailedException.class);
	}

	@Test
	void state_isReadWhole() {
		this.stub.state("DEGRADED", 42);
		ReaderState state = this.client.state(this.reader).join();
		assertThat(state.state()).isEqualTo("DEGRADED");
		assertThat(state.sequence()).isEqualTo(42);
		assertThat(state.hits()).isEqualTo(900);
		assertThat(state.hitRatio1m()).isNull();
		assertThat(state.propagationLag().p99Ms()).isEqualTo(2.4);
	}

	@Test
	void entry_thatIsNotCached_isNoFailure() {
		this.stub.put("a:b", 7, "c7", "{\"x\":1}");
		EntryRow entry = this.client.entry(this.reader, "a:b").join().orElseThrow();
		assertThat(entry.chain()).isEqualTo("c7");
		assertThat(entry.source()).isEqualTo(EntrySource.PUSH);
		assertThat(entry.body()).isEqualTo("{\"x\":1}");
		assertThat(this.client.entry(this.reader, "b").join()).isEmpty();
	}

	@Test
	void listing_isAskedForAsTheReaderUnderstandsIt() {
		this.client.entries(this.reader, new EntryQuery("a&b=", "age", 25, null)).join();
		this.client.entries(this.reader, new EntryQuery("", "id", 1000, "c d"), Duration.ofSeconds(2)).join();
		assertThat(this.stub.listings()).containsExactly("prefix=a&b=&sort=age&limit=25",
				"prefix=&sort=id&limit=1000&cursor=c+d");
	}

	@Test
	void evictions_tellWhatWasThere() {
		this.stub.put("a", 7, "c7", "{}");
		this.stub.put("b", 8, "c8", "{}");
		assertThat(this.client.evict(this.reader, "a").join()).isTrue();
		assertThat(this.client.evict(this.reader, "a").join()).isFalse();
		assertThat(this.client.evictAll(this.reader).join()).isEqualTo(1);
	}

	@Test
	void warmUp_isOrderedWithoutWhatItsScopeDoesNotNeed() {
		WarmUpOrder order = new WarmUpOrder("ids", null, null, List.of("a"), false);
		assertThat(this.client.warmUp(this.reader, order).join().state()).isEqualTo(WarmUpState.RUNNING);
		this.client.warmUp(this.reader, order.withDryRun(true)).join();
		assertThat(this.stub.orders()).containsExactly("{\"scope\":\"ids\",\"ids\":[\"a\"],\"dryRun\":false}",
				"{\"scope\":\"ids\",\"ids\":[\"a\"],\"dryRun\":true}");
	}

	@Test
	void callThatAnOlderReaderDoesNotKnow_isSaidWithItsStatus() {
		this.stub.forgetWarmUps();
		assertFailed(this.client.warmUp(this.reader, "j1")).hasMessage("does not know this call (404)")
			.extracting((failure) -> ((CallFailedException) failure).status())
			.isEqualTo(404);
	}

	/** The key is for the address that was registered, and good for no other. */
	@Test
	void keyForAnotherAddress_isRefused() {
		ReaderAddress elsewhere = new ReaderAddress("reader-1", "10.0.0.1:80", this.reader.base());
		assertFailed(this.client.state(elsewhere)).hasMessage("refuses the console's key (platform.admin.token)");
	}

	@Test
	void documentThatIsNone_isSaidToBe() {
		try (HostileServer server = HostileServer.saying("<html>")) {
			assertFailed(this.client.state(at(server.address()))).hasMessage("sent something that is not its document");
		}
		try (HostileServer server = HostileServer.saying("null")) {
			assertFailed(this.client.state(at(server.address()))).hasMessage("sent something that is not its document");
		}
	}

}
