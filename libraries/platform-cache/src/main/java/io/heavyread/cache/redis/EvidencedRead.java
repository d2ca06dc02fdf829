package io.heavyread.cache.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.heavyread.cache.source.Reading;
import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.redis.MetaReply;
import io.heavyread.protocol.redis.Session;
import io.heavyread.protocol.redis.StoreFailures;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.output.ValueListOutput;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import org.jspecify.annotations.Nullable;

/**
 * One question to the store between two looks at its position, sent at once. Cheaper for
 * Redis than a script, and unlike a transaction it minds no other commands on the
 * connection. For one thread, used once.
 */
final class EvidencedRead {

	private final Keyspace keyspace;

	private final List<AsyncCommand<byte[], byte[], ?>> commands = new ArrayList<>();

	private final CompletableFuture<@Nullable Position> before;

	EvidencedRead(Keyspace keyspace) {
		this.keyspace = keyspace;
		this.before = position();
	}

	/** Add a command; its reply completes the future. */
	<T> CompletableFuture<T> add(CommandType type, CommandOutput<byte[], byte[], T> output,
			CommandArgs<byte[], byte[]> arguments) {
		AsyncCommand<byte[], byte[], T> command = new AsyncCommand<>(new Command<>(type, output, arguments));
		this.commands.add(command);
		return command.toCompletableFuture();
	}

	private CompletableFuture<@Nullable Position> position() {
		return add(CommandType.HMGET, new ValueListOutput<>(ByteArrayCodec.INSTANCE), MetaReply.fields(this.keyspace))
			.handle((fields, failure) -> {
				if (failure == null || StoreFailures.isWrongType(failure)) {
					return (fields != null) ? MetaReply.parse(fields) : null;
				}
				throw StoreFailures.of(failure);
			});
	}

	/**
	 * Send what was added.
	 * @param value gives the value, once every reply is there
	 */
	<T> CompletableFuture<Reading<T>> send(Session session, Supplier<T> value) {
		CompletableFuture<@Nullable Position> after = position();
		session.data().dispatch(this.commands);
		return after.thenCombine(this.before, (last, first) -> new Reading<>(value.get(), first, last));
	}

}
