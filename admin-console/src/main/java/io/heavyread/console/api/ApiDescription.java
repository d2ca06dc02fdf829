package io.heavyread.console.api;

import java.util.LinkedHashMap;
import java.util.Map;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says beside the calls: who may call, and all errors. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

	private static final Map<String, String> ERRORS = new LinkedHashMap<>();

	static {
		ERRORS.put("400", "The request is wrong.");
		ERRORS.put("401", "Nobody is signed in. Programs that ask for JSON are told how, in WWW-Authenticate.");
		ERRORS.put("403", "The role does not suffice, or a session's call has no token.");
		ERRORS.put("404", "There is no such reader, post or number.");
		ERRORS.put("412", "The post is not the one of If-Match any more.");
		ERRORS.put("502", "A reader or the writer did not answer as it should.");
		ERRORS.put("503", "Redis does not answer, or too much is asked at once.");
	}

	@Bean
	OpenAPI openApi() {
		SecurityScheme basic = new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic");
		Components components = new Components().addSecuritySchemes("basic", basic).addSchemas("Problem", problem());
		ERRORS.forEach((status, sentence) -> components.addResponses("Error" + status, error(status, sentence)));
		return new OpenAPI()
			.info(new Info().title("Console of the heavy-read platform")
				.version("1")
				.license(new License().name("Apache-2.0").identifier("Apache-2.0"))
				.description("Everything that the console's pages do. GET needs the role VIEWER or OPERATOR, "
						+ "everything else OPERATOR. Calls with a session need the header X-CSRF-TOKEN."))
			.components(components)
			.addSecurityItem(new SecurityRequirement().addList("basic"));
	}

	private static Schema<?> problem() {
		Schema<?> schema = new ObjectSchema().description("An error (RFC 9457).");
		for (String name : new String[] { "type", "title", "detail" }) {
			schema.addProperty(name, new StringSchema()).addRequiredItem(name);
		}
		return schema.addProperty("status", new IntegerSchema()).addRequiredItem("status");
	}

	private static ApiResponse error(String status, String sentence) {
		MediaType type = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
		ApiResponse error = new ApiResponse().description(sentence)
			.content(new Content().addMediaType("application/problem+json", type));
		return status.equals("401") ? error.addHeaderObject("WWW-Authenticate", new Header().schema(new StringSchema()))
				: error;
	}

	@Bean
	OpenApiCustomizer errors() {
		return (document) -> document.getPaths()
			.values()
			.forEach((path) -> path.readOperations().forEach(ApiDescription::addErrors));
	}

	private static void addErrors(Operation operation) {
		ERRORS.keySet()
			.forEach((status) -> operation.getResponses()
				.addApiResponse(status, new ApiResponse().$ref("#/components/responses/Error" + status)));
	}

}
