package io.heavyread.console.web;

import java.util.Map;

/** What the pages' metrics mean, by the words that stand beside the numbers. */
final class Glossary {

	/** The explanations; a word without one needs none. */
	static final Map<String, String> WORDS = Map.ofEntries(
			Map.entry("Writes since start", "Posts created, replaced and deleted since the writer started"),
			Map.entry("Mean duration", "From the request's arrival to the commit on disk, over all writes"),
			Map.entry("Longest of late", "The slowest write of about the last two minutes"),
			Map.entry("Role, version", "Only a primary takes writes"),
			Map.entry("Memory", "Memory that Redis uses, and its bound; at the bound it refuses writes"),
			Map.entry("Clients", "Connections that are open now, the console's included"),
			Map.entry("Persistence", "How writes reach the disk, and whether the last one did"),
			Map.entry("Position", "The number up to which every write is reflected; each write takes the next"),
			Map.entry("Posts", "Posts that are there, deleted ones not counted"),
			Map.entry("Last answer came from", "The reader to which the gateway sent the console's last question"),
			Map.entry("Readers, in its view", "What the gateway's own health checks say"),
			Map.entry("Distance to Redis", "Writes that Redis has and this reader has not applied"),
			Map.entry("Epoch", "The life of the store's history; another one means that Redis lost data"),
			Map.entry("Chain",
					"The hash over the whole history up to the position; equal chains prove equal histories"),
			Map.entry("Lease age", "Time since Redis last proved that everything cached is fresh"),
			Map.entry("Entries", "Posts that this reader can answer from memory"),
			Map.entry("Not yet compared",
					"Entries that a full resync has still before it; they are loaded when they are asked for"),
			Map.entry("Bytes of the bound",
					"What cached posts take, with heads and variants, and the most they may take"),
			Map.entry("Evictions", "Entries that left to keep the bound"),
			Map.entry("Hits", "Requests answered from memory"), Map.entry("Misses", "Requests that had to ask Redis"),
			Map.entry("Marked stale", "Answers from memory that could not be proven fresh"),
			Map.entry("Hit ratio since start", "Hits divided by hits and misses"),
			Map.entry("Applied", "Changes that were applied"),
			Map.entry("Duplicate", "Messages whose change was known already"),
			Map.entry("Stale", "Messages that were older than what is cached"),
			Map.entry("Invalid", "Messages that were damaged or not from a writer; nothing of them was taken"),
			Map.entry("Inbox full", "Messages that were dropped because too many waited; the log brought the changes"),
			Map.entry("Buffer full", "Messages from beyond a gap that were dropped because too many waited for it"),
			Map.entry("Gaps", "How often messages were missing and were taken from the log"),
			Map.entry("Resyncs", "How often everything cached was compared with Redis"),
			Map.entry("Connections open", "Clients connected to the data port now"),
			Map.entry("Heap", "Memory of the Java objects, and the most it may be"),
			Map.entry("Lag of the last change", "From publish to applied, both on the clock of Redis"));

	private Glossary() {
	}

}
