import java.util.List;
import java.util.UUID;

import generated.posts.ApiClient;
import generated.posts.ApiException;
import generated.posts.ApiResponse;
import generated.posts.api.HealthApi;
import generated.posts.api.PostsApi;
import generated.posts.model.Created;
import generated.posts.model.Deleted;
import generated.posts.model.Draft;
import generated.posts.model.Post;

/**
 * What a developer does with the client that is generated from docs/openapi/clients.yaml. The test GeneratedClientsIT
 * compiles this with it and runs it against a platform. The argument is the gateway's address.
 */
public class Conversation {

	public static void main(String[] arguments) throws ApiException {
		ApiClient client = new ApiClient();
		client.updateBaseUri(arguments[0]);
		PostsApi posts = new PostsApi(client);
		String id = "generated-" + UUID.randomUUID();

		ApiResponse<Created> created = posts.createPostWithHttpInfo(draft(id, "First"), "all", "10s", null, "*", null);
		check(created.getStatusCode() == 201, "created anew");
		Created first = created.getData();
		check(first.getPostId().equals(id) && first.getVersion() > 0, "told its id and version");
		check(first.getPublishTimeNs() > 1_700_000_000_000_000_000L, "nanoseconds fit");
		check(first.getPublishTimeMs() == first.getPublishTimeNs() / 1_000_000, "milliseconds are the same instant");
		check(first.getPropagation().size() == 3, "told of each reader");
		check(header(created, "ETag").equals(first.getEtag()), "the entity tag is the header's");
		check(header(created, "Location").equals("/post?id=" + id), "told where it is");
		check(!header(created, "X-Request-Id").isEmpty(), "the request has an id");

		ApiResponse<Post> read = posts.getPostWithHttpInfo(id, null, first.getVersion());
		Post post = read.getData();
		check(post.getTitle().equals("First") && post.getContent().isEmpty(), "read as it was written");
		check(post.getHash().equals(first.getHash()), "the hash is the same");
		check(post.getTimestamp() > 1_700_000_000_000_000_000L, "the time is in nanoseconds");
		check(header(read, "X-Post-Version").equals("" + first.getVersion()), "the version is the same");
		check(posts.headPostWithHttpInfo(id, null, null).getStatusCode() == 200, "HEAD finds it");
		refused(304, null, () -> posts.getPost(id, first.getEtag(), null));

		Created second = posts.createPost(draft(id, "Second"), null, null, first.getEtag(), null, null);
		check(second.getVersion() > first.getVersion(), "replaced by its entity tag");
		refused(412, "Precondition Failed", () -> posts.createPost(draft(id, "Third"), null, null, first.getEtag(), null, null));
		refused(412, "Precondition Failed", () -> posts.createPost(draft(id, "Third"), null, null, null, "*", null));
		refused(400, "Bad Request", () -> posts.createPost(draft("..", "No"), null, null, null, null, null));
		refused(400, "Bad Request", () -> posts.getPost("no spaces", null, null));
		refused(404, "Not Found", () -> posts.getPost(id + "-none", null, null));

		String key = "key-" + UUID.randomUUID();
		Created once = posts.createPost(draft(id, "Fourth"), null, null, null, null, key);
		Created again = posts.createPost(draft(id, "Fourth"), null, null, null, null, key);
		check(once.getVersion().equals(again.getVersion()), "repeated without a second write");
		refused(409, "Conflict", () -> posts.createPost(draft(id, "Fifth"), null, null, null, null, key));

		Deleted deleted = posts.deletePost(id, "all", "10s", null, null);
		check(deleted.getPropagation().stream().allMatch((reader) -> reader.getApplied()), "deleted everywhere");
		refused(404, "Not Found", () -> posts.getPost(id, null, deleted.getVersion()));
		refused(404, "Not Found", () -> posts.deletePost(id, null, null, null, null));
		check("healthy".equals(new HealthApi(client).getHealth().getStatus()), "healthy");
		System.out.println("All is as the document says.");
	}

	private static Draft draft(String id, String title) {
		return new Draft().id(id).title(title);
	}

	private static String header(ApiResponse<?> response, String name) {
		return response.getHeaders()
			.entrySet()
			.stream()
			.filter((header) -> header.getKey().equalsIgnoreCase(name))
			.map((header) -> String.join(",", header.getValue()))
			.findFirst()
			.orElse("");
	}

	private static void refused(int status, String title, Call call) {
		try {
			call.run();
		}
		catch (ApiException ex) {
			check(ex.getCode() == status, status + ", but it was " + ex.getCode() + " " + ex.getResponseBody());
			if (title != null) {
				List.of("\"type\":\"about:blank\"", "\"title\":\"" + title + "\"", "\"status\":" + status, "\"detail\":\"")
					.forEach((part) -> check(ex.getResponseBody().contains(part), part));
			}
			return;
		}
		check(false, "refused with " + status);
	}

	private static void check(boolean holds, String what) {
		if (!holds) {
			throw new IllegalStateException("It should be so: " + what);
		}
	}

	private interface Call {

		void run() throws ApiException;

	}

}
