package io.heavyread.reader.manage.warmups;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.heavyread.cache.warmup.WarmUpRequest;
import io.heavyread.cache.warmup.WarmUpScope;
import io.heavyread.protocol.PostId;
import io.heavyread.protocol.manage.WarmUpOrder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of a request for a warm-up, strictly: a {@link WarmUpOrder}. What is
 * wrong with it is told by an {@link IllegalArgumentException} whose message is a
 * sentence for the client.
 */
final class WarmUpBody {

	private static final String CHARACTERS = "1 to " + PostId.MAX_LENGTH + " characters of A-Z a-z 0-9 . _ : -";

	private static final Set<String> NAMES = Arrays.stream(WarmUpOrder.class.getRecordComponents())
		.map(RecordComponent::getName)
		.collect(Collectors.toUnmodifiableSet());

	private final JsonNode body;

	private WarmUpBody(JsonNode body) {
		this.body = body;
	}

	static WarmUpRequest read(JsonNode body) {
		if (!body.isObject()) {
			throw new IllegalArgumentException("the body is a JSON object with a scope");
		}
		for (String name : body.propertyNames()) {
			if (!NAMES.contains(name)) {
				throw new IllegalArgumentException("the body has scope, limit, prefix, ids and dryRun, nothing else");
			}
		}
		return new WarmUpBody(body).request();
	}

	private WarmUpRequest request() {
		WarmUpScope scope = scope();
		Integer limit = limit();
		boolean dryRun = dryRun();
		return (limit != null) ? new WarmUpRequest(scope, limit, dryRun) : WarmUpRequest.of(scope, dryRun);
	}

	private WarmUpScope scope() {
		JsonNode scope = given("scope");
		String name = (scope != null && scope.isString()) ? scope.asString() : "";
		return switch (name) {
			case "all" -> new WarmUpScope.All();
			case "recent" -> new WarmUpScope.Recent();
			case "hottest" -> new WarmUpScope.Hottest();
			case "prefix" -> new WarmUpScope.Prefix(prefix());
			case "ids" -> new WarmUpScope.Ids(ids());
			default -> throw new IllegalArgumentException("scope is one of all, recent, hottest, prefix, ids");
		};
	}

	private String prefix() {
		JsonNode prefix = given("prefix");
		if (prefix == null || !prefix.isString()) {
			throw new IllegalArgumentException("scope prefix needs a prefix, which is a string");
		}
		String text = prefix.asString();
		// Only dots are no id, but may begin one.
		if (text.length() > PostId.MAX_LENGTH || !PostId.isValid(text.replace('.', '-'))) {
			throw new IllegalArgumentException("a prefix is " + CHARACTERS);
		}
		return text;
	}

	private List<String> ids() {
		JsonNode ids = given("ids");
		if (ids == null || !ids.isArray() || ids.isEmpty()) {
			throw new IllegalArgumentException("scope ids needs ids, which is an array of at least one string");
		}
		List<String> texts = new ArrayList<>(ids.size());
		for (JsonNode id : ids) {
			if (!id.isString()) {
				throw new IllegalArgumentException("ids is an array of strings");
			}
			if (!PostId.isValid(id.asString())) {
				throw new IllegalArgumentException("an id is " + CHARACTERS + ", not only dots");
			}
			texts.add(id.asString());
		}
		return texts;
	}

	private @Nullable Integer limit() {
		JsonNode limit = given("limit");
		if (limit == null) {
			return null;
		}
		if (!limit.isIntegralNumber() || !limit.canConvertToInt()) {
			throw new IllegalArgumentException("limit is a whole number from 1 to " + WarmUpRequest.MAX_LIMIT);
		}
		return limit.intValue();
	}

	private boolean dryRun() {
		JsonNode dryRun = given("dryRun");
		if (dryRun != null && !dryRun.isBoolean()) {
			throw new IllegalArgumentException("dryRun is true or false");
		}
		return dryRun != null && dryRun.booleanValue();
	}

	private @Nullable JsonNode given(String name) {
		JsonNode node = this.body.get(name);
		return (node != null && !node.isNull()) ? node : null;
	}

}
