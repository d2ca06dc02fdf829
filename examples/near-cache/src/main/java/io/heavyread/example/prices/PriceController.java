package io.heavyread.example.prices;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;

import io.heavyread.cache.Answer;
import io.heavyread.cache.Document;
import io.heavyread.cache.NearCache;
import io.heavyread.store.PostStore;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code PUT /price?article=4711/DE} writes a price, {@code GET} reads it. */
@RestController
class PriceController {

	private final NearCache prices;

	private final PostStore store;

	PriceController(NearCache prices, PostStore store) {
		this.prices = prices;
		this.store = store;
	}

	@GetMapping("/price")
	CompletionStage<ResponseEntity<String>> price(@RequestParam String article) {
		return this.prices.get(article).thenApply(PriceController::reply);
	}

	private static ResponseEntity<String> reply(Answer answer) {
		if (answer instanceof Answer.Fresh fresh) {
			return price(fresh.document(), "no");
		}
		if (answer instanceof Answer.Stale stale) {
			return price(stale.document(), "since " + stale.age().toSeconds() + " s");
		}
		return ResponseEntity
			.status((answer instanceof Answer.Absent) ? HttpStatus.NOT_FOUND : HttpStatus.SERVICE_UNAVAILABLE)
			.build();
	}

	private static ResponseEntity<String> price(Document document, String stale) {
		return ResponseEntity.ok()
			.header("Version", "" + document.version())
			.header("Stale", stale)
			.body(new String(document.body(), StandardCharsets.UTF_8));
	}

	@PutMapping("/price")
	CompletionStage<ResponseEntity<Void>> write(@RequestParam String article, @RequestBody String price) {
		Write write = new Write(Write.Kind.PUT, article, price.getBytes(StandardCharsets.UTF_8),
				new WriteCondition.None(), null);
		return this.store.write(write)
			.handle((result, failure) -> ResponseEntity
				.status((failure != null) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.NO_CONTENT)
				.build());
	}

}
