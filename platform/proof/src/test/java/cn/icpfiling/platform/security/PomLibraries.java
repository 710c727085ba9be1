package cn.icpfiling.platform.security;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The libraries that the poms of the services name, and those of the platform's modules in them, without those of tests and builds.
 *
 * @param pom the text of a module's pom by the module's folder; "." is the parent
 */
record PomLibraries(Function<String, String> pom) {
    private static final Pattern SERVICE = Pattern.compile("<module>(sandbox|gateway|[\\w-]+-service)</module>");
    private static final String OURS = "cn.icpfiling";

    /** @return each library as group:artifact */
    TreeSet<String> names() {
        var names = new TreeSet<String>();
        var modules = new TreeSet<String>();
        var open = new ArrayDeque<>(services());
        open.add(".");
        while (!open.isEmpty()) {
            var module = open.poll();
            if (modules.add(module)) {
                for (var dependency : dependencies(pom.apply(module))) {
                    var scope = text(dependency, "scope");
                    var isOptional = module.startsWith("platform/")
                            && text(dependency, "optional").equals("true");
                    if (scope.equals("test") || scope.equals("provided") || isOptional) {
                        continue;
                    }
                    var artifact = text(dependency, "artifactId");
                    if (text(dependency, "groupId").equals(OURS)) {
                        open.add(artifact.replaceFirst("^platform-", "platform/"));
                    } else {
                        names.add(text(dependency, "groupId") + ":" + artifact);
                    }
                }
            }
        }
        return names;
    }

    List<String> services() {
        return SERVICE.matcher(pom.apply("."))
                .results()
                .map(module -> module.group(1))
                .toList();
    }

    /** Those of the project, not of its plugins, its profiles and its management of versions. */
    private static List<Element> dependencies(String pom) {
        var found = new ArrayList<Element>();
        try {
            var project = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(pom)))
                    .getDocumentElement();
            for (var block : children(project, "dependencies")) {
                found.addAll(children(block, "dependency"));
            }
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .map(child -> child.getTextContent().strip())
                .findFirst()
                .orElse("");
    }
}
