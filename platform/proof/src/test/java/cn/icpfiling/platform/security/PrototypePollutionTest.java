package cn.icpfiling.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * No JavaScript or TypeScript that the project ships lets a key of its input reach a prototype (ASVS 15.3.6): nothing writes a member
 * whose name is a value, walks a chain of prototypes, or merges what was read into an object.
 */
class PrototypePollutionTest {
    private static final Pattern SHIPPED =
            Pattern.compile("(?:clients/typescript/(?:src|scripts)|documentation/src/main)/.*\\.(?:m?js|ts|html)");

    private static final Pattern UNSAFE = Pattern.compile("__proto__|\\bsetPrototypeOf\\b|\\.prototype\\b"
            + "|\\[\\s*[\"'`](?:constructor|prototype)[\"'`]\\s*\\]|\\.constructor\\b"
            // a member whose name is a value: a[b] = c, a[b].c = d; no text and no number is one
            + "|(?<=[\\w)\\]])\\[(?!\\s*(?:\"[^\"]*\"|'[^']*'|\\d+)\\s*\\])[^\\[\\]\\n]+\\](?:\\.\\w+|\\[[^\\[\\]\\n]+\\])*"
            + "\\s*(?:[+*/%&|^-]|\\?\\?|\\|\\||&&|<<|>>>?|\\*\\*)?=(?![=>])"
            + "|\\bfor\\s*\\(\\s*(?:const|let|var)?\\s*\\w+\\s+in\\b"
            // an object literal has members of the code; another source may have any
            + "|\\bObject\\.assign\\((?:(?!,\\s*\\{)[^,;\\n])*(?:;|,(?!\\s*\\{)|\\n)"
            + "|\\bReflect\\.set\\b|\\b(?:defaultsDeep|mergeWith|deepmerge|structuredMerge)\\b|\\b(?:_|\\$|jQuery)\\.(?:merge|extend|set)\\b"
            + "|\\bObject\\.definePropert(?:y|ies)\\b");

    /** Each is written so that no key of an input decides. */
    private static final List<String> KNOWN = List.of(
            // a name that is "description" or, in a map of scopes of our own contract, exists already
            "reference.js: [key] =",
            // reads a list of terms and writes nothing
            "site.js: for (const longer in");

    @Test
    void no_key_of_an_input_reaches_a_prototype() throws IOException {
        var files = 0;
        var found = new ArrayList<String>();
        for (var file : ProjectFiles.all()) {
            if (SHIPPED.matcher(ProjectFiles.name(file)).matches()) {
                files++;
                faults(Files.readString(file)).forEach(fault -> found.add(file.getFileName() + ": " + fault));
            }
        }

        assertThat(files).isGreaterThan(15);
        assertThat(found).containsExactlyInAnyOrderElementsOf(KNOWN);
    }

    @Test
    void a_way_to_a_prototype_is_found() {
        for (var unsafe : List.of(
                "a.__proto__.b = 1;",
                "all[name] = value;",
                "all[name][other] = value;",
                "all[name].of ??= value;",
                "all[`${name}`] += 1;",
                "of(a)[name] = value;",
                "for (const key in body) use(key);",
                "Object.assign(options, JSON.parse(text));",
                "Object.assign({}, body);",
                "Object.setPrototypeOf(a, b);",
                "a[\"constructor\"](b);",
                "Object.defineProperty(a, name, b);",
                "_.merge(a, b);",
                "Reflect.set(a, name, b);")) {
            assertThat(faults(unsafe)).as(unsafe).isNotEmpty();
        }
        for (var safe : List.of(
                "const [first, second] = pair; let [a] = b;",
                "const x = all[name]; if (all[name] === b) call(all[name] => 1);",
                "list[0] = 1; all[\"known\"] = 2;",
                "Object.assign(document.createElement(\"p\"), { textContent: text });",
                "const a = { ...b, [name]: c }; Object.fromEntries(pairs); new Map().set(name, value);",
                "for (const one of all) use(one);",
                "constructor(word) { this.word = word; }")) {
            assertThat(faults(safe)).as(safe).isEmpty();
        }
    }

    private static List<String> faults(String code) {
        return UNSAFE.matcher(code).results().map(MatchResult::group).toList();
    }
}
