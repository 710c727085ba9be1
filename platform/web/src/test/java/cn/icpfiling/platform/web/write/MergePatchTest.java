package cn.icpfiling.platform.web.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The examples of RFC 7396, appendix A. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':'b'}                | {'a':'c'}                | {'a':'c'}",
                "{'a':'b'}                | {'b':'c'}                | {'a':'b','b':'c'}",
                "{'a':'b'}                | {'a':null}               | {}",
                "{'a':'b','b':'c'}        | {'a':null}               | {'b':'c'}",
                "{'a':['b']}              | {'a':'c'}                | {'a':'c'}",
                "{'a':'c'}                | {'a':['b']}              | {'a':['b']}",
                "{'a':{'b':'c'}}          | {'a':{'b':'d','c':null}} | {'a':{'b':'d'}}",
                "{'a':[{'b':'c'}]}        | {'a':[1]}                | {'a':[1]}",
                "['a','b']                | ['c','d']                | ['c','d']",
                "{'a':'b'}                | ['c']                    | ['c']",
                "{'e':null}               | {'a':1}                  | {'e':null,'a':1}",
                "[1,2]                    | {'a':'b','c':null}       | {'a':'b'}",
                "{}                       | {'a':{'bb':{'ccc':null}}} | {'a':{'bb':{}}}",
                "null                     | {'a':1}                  | {'a':1}",
            })
    void a_patch_changes_what_it_names(String resource, String patch, String after) throws IOException {
        assertThat(new MergePatch<>(null, json(patch)).appliedTo(json(resource), JsonNode.class))
                .isEqualTo(json(after));
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
