package cn.icpfiling.verification.checks;

import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.verification.core.rules.Finding;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Converts findings to and from their stored JSON. */
@ApplicationScoped
public class FindingsJson {

    private final ObjectMapper json;

    FindingsJson(ObjectMapper json) {
        this.json = json;
    }

    public String write(List<Finding> findings) {
        try {
            return json.writeValueAsString(findings);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public List<Finding> read(String text) {
        return List.of(JsonText.read(text, Finding[].class));
    }
}
