package io.heavyread.protocol.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;

/**
 * A script that lies beside a class, called by its hash, and sent whole when the server
 * does not know it, which loads it again.
 */
public final class LuaScript {

	private final byte[] text;

	private final String sha;

	private final ScriptOutputType output;

	public LuaScript(Class<?> beside, String name, ScriptOutputType output) {
		this.text = read(beside, name);
		this.sha = sha1(this.text);
		this.output = output;
	}

	/** Return a call of the script that can be sent, and sent again. */
	public Call call(byte[][] keys, byte[]... arguments) {
		return new Call(keys, arguments);
	}

	private static <T> CompletionStage<T> failed(Throwable failure) {
		return CompletableFuture.failedFuture(cause(failure));
	}

	/** Tell whether the server did not know the script. */
	public static boolean isUnknown(Throwable failure) {
		return cause(failure) instanceof RedisNoScriptException;
	}

	public static Throwable cause(Throwable failure) {
		Throwable cause = failure.getCause();
		boolean wraps = failure instanceof CompletionException || failure instanceof ExecutionException;
		return (wraps && cause != null) ? cause : failure;
	}

	private static byte[] read(Class<?> beside, String name) {
		try (InputStream stream = beside.getResourceAsStream(name)) {
			if (stream == null) {
				throw new IllegalStateException("the script " + name + " is not on the class path");
			}
			return stream.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String sha1(byte[] text) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-1", ex);
		}
	}

	@Override
	public String toString() {
		return new String(this.text, StandardCharsets.UTF_8);
	}

	/** The script with its keys and arguments. */
	public final class Call {

		private final byte[][] keys;

		private final byte[][] arguments;

		private Call(byte[][] keys, byte[][] arguments) {
			this.keys = keys;
			this.arguments = arguments;
		}

		/** Run by hash, then whole when the server does not know it. */
		public <T> CompletionStage<T> run(RedisClusterAsyncCommands<byte[], byte[]> commands) {
			return this.<T>runByHash(commands)
				.exceptionallyCompose((failure) -> isUnknown(failure) ? runWhole(commands) : failed(failure));
		}

		/** Run by hash. */
		public <T> CompletionStage<T> runByHash(RedisClusterAsyncCommands<byte[], byte[]> commands) {
			return commands.evalsha(LuaScript.this.sha, LuaScript.this.output, this.keys, this.arguments);
		}

		/** Run whole, which loads the script. */
		public <T> CompletionStage<T> runWhole(RedisClusterAsyncCommands<byte[], byte[]> commands) {
			return commands.eval(LuaScript.this.text, LuaScript.this.output, this.keys, this.arguments);
		}

	}

}
