package io.heavyread.console.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.web.PageModel;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.spring6.SpringTemplateEngine;

import org.springframework.stereotype.Component;

/** Renders parts of a page outside of a request. Any thread. */
@Component
public class Fragments {

	private final SpringTemplateEngine engine;

	private final PageModel pages;

	Fragments(SpringTemplateEngine engine, PageModel pages) {
		this.engine = engine;
		this.pages = pages;
		engine.setLinkBuilder(new Links());
	}

	/** Return the fragments as HTML by their names. */
	public Map<String, String> render(String template, List<String> fragments, FleetSnapshot fleet,
			Map<String, Object> values) {
		Context context = new Context();
		context.setVariables(this.pages.common(fleet));
		context.setVariables(values);
		Map<String, String> rendered = new LinkedHashMap<>();
		for (String fragment : fragments) {
			rendered.put(fragment, this.engine.process(template, Set.of(fragment), context));
		}
		return rendered;
	}

	/**
	 * Outside of a request nobody knows below which path the console stands: links there
	 * begin at its root, and the page's script puts the path in front.
	 */
	private static final class Links extends StandardLinkBuilder {

		@Override
		protected String computeContextPath(IExpressionContext context, String base, Map<String, Object> parameters) {
			return (context instanceof IWebContext) ? super.computeContextPath(context, base, parameters) : "";
		}

		@Override
		protected String processLink(IExpressionContext context, String link) {
			return (context instanceof IWebContext) ? super.processLink(context, link) : link;
		}

	}

}
