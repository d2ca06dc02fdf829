package io.heavyread.console.audit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Entries of the audit as CSV (RFC 4180), for spreadsheets. */
final class AuditCsv {

	private static final String HEAD = "at,user,address,action,target,parameters,result\r\n";

	private AuditCsv() {
	}

	static String of(List<AuditEntry> entries) {
		return entries.stream().map(AuditCsv::line).collect(Collectors.joining("", HEAD, ""));
	}

	private static String line(AuditEntry entry) {
		return Stream
			.of(entry.at().toString(), entry.user(), entry.address(), entry.action(), entry.target(),
					entry.parameters(), entry.result())
			.map(AuditCsv::cell)
			.collect(Collectors.joining(",", "", "\r\n"));
	}

	/** A cell that a spreadsheet would take for a formula gets a quote before it. */
	private static String cell(String text) {
		String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
		return '"' + safe.replace("\"", "\"\"") + '"';
	}

}
