package io.heavyread.console.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says beside the calls. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

	@Bean
	OpenAPI openApi() {
		SecurityScheme basic = new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic");
		return new OpenAPI()
			.info(new Info().title("Console of the heavy-read platform")
				.version("1")
				.description("Everything that the console's pages do. GET needs the role VIEWER or OPERATOR, "
						+ "everything else OPERATOR. Calls with a session need the header X-CSRF-TOKEN."))
			.components(new Components().addSecuritySchemes("basic", basic))
			.addSecurityItem(new SecurityRequirement().addList("basic"));
	}

}
