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
 * What is read becomes an object of a type that the code names, never of one that the input names (ASVS 1.5.2): no native
 * deserialization, no type names in JSON, no objects of YAML tags, and Kafka's records are texts.
 */
class KnownTypesTest {
    private static final Pattern BY_NAME_OF_THE_INPUT = Pattern.compile("\\b(?:ObjectInputStream|ObjectInput"
            + "|ObjectInputFilter|Externalizable|readObject|readUnshared|readResolve|XMLDecoder|XStream|Kryo"
            + "|SerializationUtils|Hessian\\w*|JAXBContext|MarshalledObject|UnicastRemoteObject"
            + "|enableDefaultTyping\\w*|activateDefaultTyping\\w*|setDefaultTyping|DefaultTyping"
            + "|DefaultTypeResolverBuilder|PolymorphicTypeValidator|LaissezFaireSubTypeValidator"
            + "|JsonTypeInfo|JsonTypeResolver|JsonTypeIdResolver|registerSubtypes|defineClass|loadClass)\\b"
            + "|\\bClass\\s*\\.\\s*forName\\b");

    /** A file with SnakeYAML itself may write; Jackson reads YAML without tags. */
    private static final Pattern YAML = Pattern.compile("\\borg\\.yaml\\.snakeyaml\\b");

    private static final Pattern YAML_READ = Pattern.compile(
            "\\.\\s*(?:load(?:As|All)?|parse|compose(?:All)?)\\s*\\(|\\bLoaderOptions\\b|new Constructor\\b");

    private static final Pattern DESERIALIZER =
            Pattern.compile("(?m)^[^#\\n]*deserializer(?:\\.[a-z]+)?\\s*=\\s*(\\S*)$");
    private static final String TEXTS = "org.apache.kafka.common.serialization.StringDeserializer";

    /** It asks for the class that a scheduled job of the code stands in; no input names one. */
    private static final List<String> KNOWN = List.of("HeldJobs: Class.forName");

    @Test
    void no_input_names_the_type_of_an_object() throws IOException {
        var found = new ArrayList<String>();
        var sources = DeployedSources.withoutComments();
        sources.forEach((path, source) -> faults(DeployedSources.withoutTexts(source))
                .forEach(fault -> found.add(DeployedSources.simpleName(path) + ": " + fault)));

        assertThat(sources).hasSizeGreaterThan(1000);
        assertThat(found).containsExactlyInAnyOrderElementsOf(KNOWN);
    }

    @Test
    void no_setting_names_a_deserializer_of_objects() throws IOException {
        var files = 0;
        var found = new ArrayList<String>();
        for (var file : ProjectFiles.all()) {
            var name = ProjectFiles.name(file);
            if (name.matches(".*/src/main/resources/.*\\.properties")) {
                files++;
                deserializers(Files.readString(file)).forEach(setting -> found.add(name + ": " + setting));
            }
        }

        assertThat(files).isGreaterThan(5);
        assertThat(found).isEmpty();
    }

    @Test
    void a_type_that_the_input_names_is_found() {
        assertThat(faults("new ObjectInputStream(body).readObject();"))
                .containsExactly("ObjectInputStream", "readObject");
        assertThat(faults("mapper.activateDefaultTyping(any); mapper.enableDefaultTyping();"))
                .containsExactly("activateDefaultTyping", "enableDefaultTyping");
        assertThat(faults("@JsonTypeInfo(use = Id.CLASS) class A {}")).containsExactly("JsonTypeInfo");
        assertThat(faults("Class .forName(name);")).hasSize(1);
        assertThat(faults("import org.yaml.snakeyaml.Yaml; var a = new Yaml().load(text);"))
                .containsExactly(".load(");
        assertThat(faults("new org.yaml.snakeyaml.Yaml(new Constructor(A.class));"))
                .containsExactly("new Constructor");
        assertThat(faults("import org.yaml.snakeyaml.Yaml; new Yaml(options).dump(plain); settings.loaded();"))
                .isEmpty();
        assertThat(faults("var a = mapper.readValue(body, Order.class); properties.load(in);"))
                .isEmpty();
        assertThat(deserializers(
                        "a.value.deserializer=com.example.Objects\n#b.deserializer=c\nc.deserializer=" + TEXTS))
                .containsExactly("com.example.Objects");
    }

    private static List<String> deserializers(String settings) {
        return DESERIALIZER
                .matcher(settings)
                .results()
                .map(setting -> setting.group(1))
                .filter(setting -> !setting.equals(TEXTS))
                .toList();
    }

    private static List<String> faults(String code) {
        var faults = new ArrayList<>(BY_NAME_OF_THE_INPUT
                .matcher(code)
                .results()
                .map(MatchResult::group)
                .toList());
        if (YAML.matcher(code).find()) {
            YAML_READ.matcher(code).results().map(MatchResult::group).forEach(faults::add);
        }
        return faults;
    }
}
