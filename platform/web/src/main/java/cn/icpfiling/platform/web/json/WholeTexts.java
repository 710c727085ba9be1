package cn.icpfiling.platform.web.json;

import cn.icpfiling.platform.text.PlainCharacters;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.io.IOException;

/** Reads a text of a request and refuses half a character (RFC 7493 2.1), which UTF-8 and so our columns do not hold. */
public final class WholeTexts extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;

    WholeTexts() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        var text = StringDeserializer.instance.deserialize(json, context);
        if (text != null && !PlainCharacters.isWhole(text)) {
            throw new BrokenText(json, text);
        }
        return text;
    }

    /** The refusal, told by its type. */
    public static final class BrokenText extends InvalidFormatException {

        private static final long serialVersionUID = 1L;

        BrokenText(JsonParser json, String text) {
            super(json, "half a character", text, String.class);
        }
    }
}
