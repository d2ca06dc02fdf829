package io.heavyread.local.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import io.heavyread.local.docker.Yaml;

/**
 * The chart, linted and rendered by Helm as a library, for the oldest Kubernetes that it
 * allows.
 */
final class Chart {

	static final String NAMESPACE = "heavyread";

	private static final String FOLDER = "deploy/helm/heavyread";

	private static final Pattern SOURCE = Pattern.compile("# Source: heavyread/templates/(\\S+)\n");

	private Chart() {
	}

	static Yaml description() {
		return Yaml.read(FOLDER + "/Chart.yaml");
	}

	static LintResult lint() {
		return helm().lint().strict().call();
	}

	/**
	 * Return what an installation with these values makes.
	 * @param valueFiles files of the project, the last one counts most
	 */
	static String render(List<String> valueFiles) {
		TemplateCommand command = template();
		for (String file : valueFiles) {
			command = command.withValuesFile(Yaml.path(file));
		}
		return command.call();
	}

	static TemplateCommand template() {
		String oldest = description().at("kubeVersion").text().replaceAll("[^0-9.]*([0-9.]+).*", "$1");
		return helm().template().withName("heavyread").withNamespace(NAMESPACE).withKubeVersion(oldest);
	}

	private static Helm helm() {
		return new Helm(Yaml.path(FOLDER));
	}

	/** Split a rendering by the template of each document. */
	static Map<String, String> byFile(String rendering) {
		Map<String, String> files = new TreeMap<>();
		for (String document : rendering.split("(?m)^---\n")) {
			Matcher source = SOURCE.matcher(document);
			if (source.find()) {
				String text = document.substring(source.end()).replaceAll("(?m)[ ]+$", "").strip() + "\n";
				files.merge(source.group(1), text, (first, more) -> first + "---\n" + more);
			}
		}
		return files;
	}

}
