package io.heavyread.protocol.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import io.heavyread.protocol.support.DaemonThreads;
import org.jspecify.annotations.Nullable;

/** One client's way through a {@link FaultProxy}: a thread for each direction. */
final class ProxiedConnection {

	private static final Set<String> ANSWERED_BY_PUSH = Set.of("SUBSCRIBE", "UNSUBSCRIBE", "PSUBSCRIBE",
			"PUNSUBSCRIBE");

	private final FaultProxy proxy;

	private final Socket client;

	private final Socket store;

	private final Object clientLock = new Object();

	private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();

	ProxiedConnection(FaultProxy proxy, Socket client, Socket store) throws IOException {
		this.proxy = proxy;
		this.client = client;
		this.store = store;
		client.setTcpNoDelay(true);
		store.setTcpNoDelay(true);
	}

	void start() {
		DaemonThreads.named("fault-proxy-requests", this::passRequests).start();
		DaemonThreads.named("fault-proxy-replies", this::passReplies).start();
	}

	private void passRequests() {
		pump(this.client, (request) -> {
			String command = request.text(0).toUpperCase(Locale.ROOT);
			this.proxy.toStore().pass(request.raw().length);
			if (!ANSWERED_BY_PUSH.contains(command)) {
				this.unanswered.add(command);
			}
			this.proxy.requested(command);
			this.store.getOutputStream().write(request.raw());
		});
	}

	private void passReplies() {
		pump(this.store, (reply) -> {
			if (reply.isPush("message")) {
				message(reply);
			}
			else if (reply.type() == '>' || reply.isPush("subscribe") || reply.isPush("unsubscribe")) {
				deliver(reply.raw());
			}
			else {
				reply(reply, this.unanswered.poll());
			}
		});
	}

	private void pump(Socket from, FrameConsumer consumer) {
		try {
			RespReader reader = new RespReader(from.getInputStream());
			for (RespFrame frame = reader.next(); frame != null; frame = reader.next()) {
				consumer.accept(frame);
			}
			close();
		}
		catch (IOException ex) {
			cut();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			cut();
		}
	}

	private void reply(RespFrame reply, @Nullable String command) throws IOException, InterruptedException {
		ReplyRule.Fate fate = this.proxy.replyRule().apply((command != null) ? command : "");
		if (fate.cut()) {
			cut();
			return;
		}
		if (!fate.after().isZero()) {
			TimeUnit.NANOSECONDS.sleep(fate.after().toNanos());
		}
		deliver(reply.raw());
	}

	private void message(RespFrame push) throws IOException, InterruptedException {
		byte[] payload = push.elements().get(2);
		if (payload == null) {
			deliver(push.raw());
			return;
		}
		for (MessageRule.Delivery delivery : this.proxy.messageRule().apply(payload)) {
			byte[] frame = message(push.type(), push.text(1), delivery.payload());
			if (delivery.after().isZero()) {
				deliver(frame);
			}
			else {
				this.proxy.later().schedule(() -> deliverLate(frame), delivery.after().toNanos(), TimeUnit.NANOSECONDS);
			}
		}
	}

	private static byte[] message(char type, String channel, byte[] payload) throws IOException {
		ByteArrayOutputStream frame = new ByteArrayOutputStream();
		String head = type + "3\r\n$7\r\nmessage\r\n$" + channel.length() + "\r\n" + channel + "\r\n$" + payload.length
				+ "\r\n";
		frame.write(head.getBytes(StandardCharsets.UTF_8));
		frame.write(payload);
		frame.write('\r');
		frame.write('\n');
		return frame.toByteArray();
	}

	private void deliverLate(byte[] frame) {
		try {
			deliver(frame);
		}
		catch (IOException ex) {
			cut();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void deliver(byte[] frame) throws IOException, InterruptedException {
		this.proxy.toClient().pass(frame.length);
		synchronized (this.clientLock) {
			OutputStream output = this.client.getOutputStream();
			output.write(frame);
		}
	}

	private void close() throws IOException {
		this.proxy.closed(this);
		this.client.close();
		this.store.close();
	}

	/** Reset both sides. */
	void cut() {
		this.proxy.closed(this);
		reset(this.client);
		reset(this.store);
	}

	static void reset(Socket socket) {
		try (socket) {
			socket.setSoLinger(true, 0);
		}
		catch (IOException ex) {
			// It is closed already, which is all that is wanted.
			Thread.onSpinWait();
		}
	}

	/** Takes frames of one direction, in order. */
	@FunctionalInterface
	private interface FrameConsumer {

		void accept(RespFrame frame) throws IOException, InterruptedException;

	}

}
