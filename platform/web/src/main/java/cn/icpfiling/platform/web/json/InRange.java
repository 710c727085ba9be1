package cn.icpfiling.platform.web.json;

import cn.icpfiling.platform.web.time.CalendarRange;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.temporal.Temporal;

/** Reads a date of a request and refuses one that no database column can hold. */
final class InRange<T extends Temporal> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient JsonDeserializer<T> reader;

    InRange(Class<T> type, JsonDeserializer<T> reader) {
        super(type);
        this.reader = reader;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        var text = json.getValueAsString();
        var time = reader.deserialize(json, context);
        if (time != null && !CalendarRange.holds(time)) {
            throw context.weirdStringException(text, handledType(), "outside the calendar");
        }
        return time;
    }
}
