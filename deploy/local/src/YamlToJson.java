import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.Yaml;

/**
 * Writes the YAML documents of standard input as one JSON array, for jq. Started as a source file:
 * {@code java -cp 'kafka-lib/*' YamlToJson.java <manifests.yaml}.
 */
final class YamlToJson {

    public static void main(String[] args) throws IOException {
        var documents = new Yaml().loadAll(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        new ObjectMapper().writeValue(System.out, documents);
    }
}
