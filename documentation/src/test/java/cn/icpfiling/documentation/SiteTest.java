package cn.icpfiling.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.documentation.html.Language;
import cn.icpfiling.documentation.html.SitePage;
import cn.icpfiling.documentation.source.Dictionaries;
import cn.icpfiling.documentation.source.Operations;
import cn.icpfiling.documentation.source.Problems;
import cn.icpfiling.documentation.source.Sources;
import cn.icpfiling.documentation.source.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole site, as the build makes it. */
class SiteTest {

    private static final Path ROOT = BuiltSite.ROOT;
    private static final Sources SOURCES = new Sources(ROOT);
    private static final BuildSite build = BuiltSite.SITE;

    private static Set<String> paths(Language language) {
        return build.site().pages().stream()
                .filter(page -> page.language() == language)
                .map(SitePage::path)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void no_link_within_the_site_is_dead() {
        assertThat(build.deadLinks()).isEmpty();
    }

    @Test
    @Tag("long")
    void a_dead_link_and_a_dead_anchor_are_found() {
        var pages = new HashMap<>(build.pages());
        pages.put(
                "/docs/zh/spoilt",
                "<a href=\"/docs/zh/nowhere\">a</a><a href=\"/docs/zh/glossary#nothing\">b</a><a href=\"#here\">c</a><a href=\"/docs/zh#main\">d</a>");

        assertThat(Links.dead(pages, build.assets().keySet()))
                .containsExactlyInAnyOrder(
                        "/docs/zh/spoilt → /docs/zh/nowhere",
                        "/docs/zh/spoilt → /docs/zh/glossary#nothing",
                        "/docs/zh/spoilt → #here");
    }

    @Test
    void every_page_is_there_in_both_languages() {
        assertThat(paths(Language.ZH)).isEqualTo(paths(Language.EN)).hasSizeGreaterThan(500);
    }

    @Test
    void the_menus_of_both_languages_have_the_same_order() {
        assertThat(order(Language.ZH)).isEqualTo(order(Language.EN));
    }

    private static List<String> order(Language language) {
        return build.site().menus().get(language).stream()
                .flatMap(part -> part.entries().stream())
                .map(entry -> entry.path())
                .toList();
    }

    @Test
    void headings_that_have_an_id_of_their_own_have_it_in_both_languages() throws IOException {
        var folder = ROOT.resolve("documentation/src/main/site");
        for (var path : order(Language.ZH)) {
            var zh = folder.resolve("zh").resolve(path + ".md");
            if (Files.exists(zh)) {
                assertThat(ids(zh)).as(path).isEqualTo(ids(folder.resolve("en").resolve(path + ".md")));
            }
        }
    }

    private static List<String> ids(Path file) throws IOException {
        return Files.readString(file)
                .lines()
                .filter(line -> line.matches("#{2,3} .*\\{#[a-z0-9-]+}\\s*"))
                .map(line -> line.replaceAll(".*\\{#|}\\s*$", ""))
                .toList();
    }

    @Test
    void every_code_of_the_catalogue_has_a_page_in_both_languages() throws IOException {
        var codes = new TreeSet<String>();
        for (var row : Files.readAllLines(ROOT.resolve("docs/errors.md"))) {
            if (row.startsWith("| `")) {
                codes.add(row.substring(3, row.indexOf('`', 3)));
            }
        }

        assertThat(codes).hasSizeGreaterThan(300).contains("RULES_BROKEN", "NOT_FOUND");
        for (var language : Language.values()) {
            assertThat(paths(language))
                    .containsAll(codes.stream().map(code -> "problems/" + code).toList());
        }
    }

    @Test
    void the_page_of_a_problem_says_what_the_refusal_says() {
        var zh = build.pages().get("/docs/zh/problems/DOMAIN_CONFLICT");
        var en = build.pages().get("/docs/en/problems/DOMAIN_CONFLICT");

        assertThat(zh).contains("域名冲突", "urn:icpfiling:problem:domain-conflict", "409", "lang=\"zh-CN\"");
        assertThat(en)
                .contains("urn:icpfiling:problem:domain-conflict", "409", "lang=\"en\"")
                .contains("operations/applicant#");
        assertThat(en.replaceAll("<header[\\s\\S]*?</header>", "")).doesNotContainPattern("\\p{IsHan}");
    }

    @Test
    @Tag("long")
    void every_dictionary_topic_and_operation_has_its_page() {
        var problems = Problems.of(SOURCES);
        Dictionaries.of(SOURCES).all().forEach(one -> {
            assertThat(paths(Language.ZH)).contains("dictionaries/" + one.name());
            if (!one.name().equals("regions")) {
                assertThat(one.entries()).as(one.name()).hasSize(one.count());
            }
        });
        assertThat(Topics.of(SOURCES).all())
                .hasSizeGreaterThan(8)
                .allSatisfy(topic -> assertThat(paths(Language.EN)).contains("events/" + topic.name()));
        Operations.of(SOURCES, problems)
                .all()
                .forEach(operation -> assertThat(build.pages().entrySet().stream()
                                .filter(page -> page.getKey().startsWith("/docs/en/operations/"))
                                .map(Map.Entry::getValue))
                        .as(operation.id())
                        .anyMatch(html -> html.contains("id=\"" + operation.id() + "\"")));
    }

    /** Its script shows no sentence of its own, so each word that it asks for stands in the page, with what to do. */
    @Test
    void the_page_of_a_principals_phone_has_every_word_of_its_script() throws IOException {
        var script = Files.readString(ROOT.resolve("documentation/src/main/assets/phone.js"));
        var asked = Stream.of(
                        "(?:\\d{3}|[A-Z_]+): \"([a-z-]+)\"", "Refused\\([^)]*\"([a-z-]+)\"", "\\?\\? \"([a-z-]+)\"")
                .flatMap(form -> Pattern.compile(form).matcher(script).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(asked)
                .contains("offline", "late", "too-large", "mismatch", "not-alive", "no-reference", "other", "gone");
        for (var language : Language.values()) {
            var html = build.pages().get(language.address("phone"));
            assertThat(asked).allSatisfy(word -> assertThat(html).contains("data-word=\"" + word + "\""));
            assertThat(html)
                    .contains("lang=\"" + language.tag() + "\"", "/docs/assets/phone.", "capture=\"user\"")
                    .doesNotContain("{phone.", "/docs/assets/theme.", "search-button", "data-remedy=\"\"");
        }
        assertThat(paths(Language.ZH)).doesNotContain("phone");
    }

    @Test
    void the_page_of_a_new_password_has_every_word_of_its_script_and_sends_what_the_service_takes() throws IOException {
        var script = Files.readString(ROOT.resolve("documentation/src/main/assets/legacy-password.js"));
        var asked = Stream.of(
                        "complainBy\\([^)]*\"([a-z]+)\"", "words\\.([a-z]+)", "\\? \"([a-z]+)\"", ": \"(offline)\"")
                .flatMap(form -> Pattern.compile(form).matcher(script).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(asked).contains("saving", "incomplete", "differ", "offline", "late", "other");
        for (var language : Language.values()) {
            var html = build.pages().get(language.address("legacy-password"));
            assertThat(asked).allSatisfy(word -> assertThat(html).contains("data-word=\"" + word + "\""));
            assertThat(html)
                    .contains("lang=\"" + language.tag() + "\"", "/docs/assets/legacy-password.")
                    .contains("minlength=\"10\" maxlength=\"128\"", "autocomplete=\"new-password\"")
                    .doesNotContain("{legacy-password.", "search-button", "data-remedy=\"\"");
        }
        assertThat(script).contains("/api/v1/legacy-mailbox-resets/password", "JSON.stringify({ secret, password })");
        assertThat(paths(Language.ZH)).doesNotContain("legacy-password");
    }

    @Test
    void both_languages_have_the_same_words() {
        assertThat(Language.ZH.words().keySet()).isEqualTo(Language.EN.words().keySet());
        assertThat(Language.EN.words().entrySet())
                .filteredOn(word -> !word.getKey().equals("this-language"))
                .allSatisfy(word -> assertThat((String) word.getValue()).doesNotContainPattern("\\p{IsHan}"));
    }

    @Test
    void the_glossary_shows_each_language_its_own_meanings() {
        var zh = build.pages().get("/docs/zh/glossary");
        var en = build.pages().get("/docs/en/glossary");

        assertThat(zh).contains("<th>释义</th>", "放行名单", "举办网站的单位或个人").doesNotContain("that runs the site");
        assertThat(en).contains("what it is", "放行名单", "that runs the site").doesNotContain("举办网站的单位或个人");
        assertThat(zh.split("<tr>")).hasSameSizeAs(en.split("<tr>")).hasSizeGreaterThan(50);
    }

    @Test
    void the_chinese_changelog_has_every_release() throws IOException {
        var released = versions("CHANGELOG.md");

        assertThat(released).contains("0.1.0");
        assertThat(versions("documentation/src/main/site/changelog_zh.md")).containsAll(released);
        assertThat(build.pages().get("/docs/zh/changelog")).contains("id=\"0-1-0\"", "首个版本");
    }

    private static List<String> versions(String file) throws IOException {
        return Pattern.compile("(?m)^## (\\d+\\.\\d+\\.\\d+)")
                .matcher(Files.readString(ROOT.resolve(file)))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void no_page_has_a_script_or_a_style_of_its_own() {
        build.pages()
                .forEach((address, html) -> assertThat(html)
                        .as(address)
                        .doesNotContain("<style", " style=\"", "javascript:")
                        .doesNotContainPattern(" on[a-z]+=\"")
                        .doesNotContainPattern("<script(?! (?:defer )?src=\"/docs/assets/)"));
    }

    @Test
    @Tag("long")
    void the_site_names_no_other_host_from_which_a_browser_would_load() {
        build.pages()
                .forEach((address, html) -> assertThat(html)
                        .as(address)
                        .doesNotContainPattern("(?:src|data-index)=\"https?:")
                        .doesNotContainPattern("<link[^>]+href=\"https?:"));
    }

    @Test
    void a_search_finds_pages_by_words_of_both_scripts() {
        assertThat(SearchIndex.terms("首次备案 RULES_BROKEN, v2"))
                .containsExactly("首次", "次备", "备案", "rules", "broken", "v2");
        assertThat(BuiltSite.asset("search_zh"))
                .contains("\"备案\":\"", "\"/docs/zh/problems/RULES_BROKEN\"")
                .doesNotContain("/docs/en/");
    }

    @Test
    @Tag("long")
    void two_builds_are_the_same_bytes() {
        var again = BuildSite.of(ROOT);

        assertThat(again.pages()).isEqualTo(build.pages());
        assertThat(again.assets().keySet()).isEqualTo(build.assets().keySet());
    }

    @Test
    void a_source_that_is_gone_ends_the_build() {
        assertThatThrownBy(() -> BuildSite.of(Path.of("target"))).isInstanceOf(RuntimeException.class);
    }
}
