package io.heavyread.store.write;

import java.util.List;
import java.util.concurrent.CompletionStage;

import io.heavyread.protocol.redis.LuaScript;
import io.heavyread.store.WriteResult;
import io.lettuce.core.api.async.RedisAsyncCommands;

/**
 * One write as a call of the write script.
 *
 * @param script reads the reply
 * @param call what is sent
 * @param bytes about how much that is
 */
record ScriptedWrite(WriteScript script, LuaScript.Call call, int bytes) {

	/** Send it by the script's hash, then whole when the server does not know it. */
	CompletionStage<WriteResult> run(RedisAsyncCommands<byte[], byte[]> commands) {
		return this.call.<List<Object>>run(commands).thenApply(this.script::result);
	}

	/** Send it once. */
	CompletionStage<WriteResult> runOnce(RedisAsyncCommands<byte[], byte[]> commands, boolean whole) {
		CompletionStage<List<Object>> reply = whole ? this.call.runWhole(commands) : this.call.runByHash(commands);
		return reply.thenApply(this.script::result);
	}

}
