package io.heavyread.console.audit;

import java.time.Duration;

import io.heavyread.console.store.StoreUnavailableException;
import io.heavyread.console.support.Fleets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** No action is lost while the store is down, and none makes lines of its own. */
class AuditTrailTests {

	private final Audits store = new Audits();

	private final AuditTrail trail = this.store.trail();

	@AfterEach
	void endTheRequest() {
		RequestContextHolder.resetRequestAttributes();
		SecurityContextHolder.clearContext();
	}

	@Test
	void action_isRecordedWithWhoAndFromWhere() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setRemoteAddr("192.0.2.7");
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
		SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("carol", ""));
		this.trail.record("evict", "reader-1", "post-1", "evicted");
		assertThat(this.trail.newest(1)).containsExactly(
				new AuditEntry(Fleets.NOW, "carol", "192.0.2.7", "evict", "reader-1", "post-1", "evicted"));
	}

	@Test
	void action_outsideOfARequest_isNobodys() {
		this.trail.record("evict", "reader-1", "post-1", "evicted");
		assertThat(this.trail.newest(1).get(0)).extracting(AuditEntry::user, AuditEntry::address)
			.containsExactly("unknown", "");
	}

	@Test
	void wordsFromOutside_areOneBoundedLine() {
		this.trail.record("a\nb", "", "delete", "x\u0000y", "", "r".repeat(5000));
		AuditEntry entry = this.trail.newest(1).get(0);
		assertThat(entry.user()).isEqualTo("a b");
		assertThat(entry.target()).isEqualTo("x y");
		assertThat(entry.result()).hasSize(4001).endsWith("…");
	}

	@Test
	void action_whileTheStoreIsDown_isShownAndKeptWhenItIsBack() {
		this.trail.record("first", "", "", "");
		this.store.down(true);
		this.trail.record("second", "", "", "");
		assertThat(this.trail.newest(9)).extracting(AuditEntry::action).containsExactly("second");
		this.store.down(false);
		assertThat(this.trail.newest(9)).extracting(AuditEntry::action).containsExactly("second", "first");
		this.trail.sampled(Fleets.of(), Fleets.of());
		await().atMost(Duration.ofSeconds(10)).until(() -> this.store.kept().size() == 2);
		assertThat(this.trail.newest(9)).extracting(AuditEntry::action).containsExactly("second", "first");
	}

	@Test
	void actions_beyondWhatMayWait_pushTheOldestOut() {
		this.store.down(true);
		for (int i = 0; i < 1001; i++) {
			this.trail.record("action " + i, "", "", "");
		}
		assertThat(this.trail.newest(5000)).hasSize(1000).last().extracting(AuditEntry::action).isEqualTo("action 1");
	}

	/** An empty audit would be a lie. */
	@Test
	void audit_whileTheStoreIsDownAndNothingWaits_isNotEmpty() {
		this.store.down(true);
		assertThatThrownBy(() -> this.trail.newest(9)).isInstanceOf(StoreUnavailableException.class);
	}

	@Test
	void search_findsWordsOfAnyFieldInWhateverCase() {
		this.trail.record("evict", "Reader-1", "post-1", "evicted");
		this.trail.record("resync", "reader-2", "", "asked");
		assertThat(this.trail.search("READER-1")).extracting(AuditEntry::action).containsExactly("evict");
		assertThat(this.trail.search("asked")).extracting(AuditEntry::action).containsExactly("resync");
		assertThat(this.trail.search(" ")).hasSize(2);
		assertThat(this.trail.search("nothing")).isEmpty();
	}

}
