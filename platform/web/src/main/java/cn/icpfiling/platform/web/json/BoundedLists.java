package cn.icpfiling.platform.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.type.CollectionType;
import jakarta.validation.constraints.Size;
import java.io.IOException;

/**
 * Reads a list up to one element beyond the bound of its {@link Size}, and skips the rest: enough for Bean Validation to
 * refuse the list. Bean Validation judges each element, also those of a list that is too long, and a body of one mebibyte
 * holds 350,000 empty texts, whose faults together do not fit into the heap of a service.
 */
final class BoundedLists extends BeanDeserializerModifier {

    private static final long serialVersionUID = 1;

    @Override
    public JsonDeserializer<?> modifyCollectionDeserializer(
            DeserializationConfig config, CollectionType type, BeanDescription bean, JsonDeserializer<?> deserializer) {
        return new Bounded(deserializer, Integer.MAX_VALUE);
    }

    private static final class Bounded extends DelegatingDeserializer {

        private static final long serialVersionUID = 1;

        private final int most;

        Bounded(JsonDeserializer<?> all, int most) {
            super(all);
            this.most = most;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
                throws JsonMappingException {
            var bound = property == null ? null : property.getAnnotation(Size.class);
            var all = context.handleSecondaryContextualization(_delegatee, property, context.getContextualType());
            return bound == null || bound.max() == Integer.MAX_VALUE ? all : new Bounded(all, bound.max() + 1);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.currentToken() == JsonToken.START_ARRAY
                    ? super.deserialize(new FirstElements(parser, most), context)
                    : super.deserialize(parser, context);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> all) {
            return new Bounded(all, most);
        }
    }

    /** The array at which a parser stands, as if it had so many elements at most. */
    private static final class FirstElements extends JsonParserDelegate {

        private final JsonStreamContext array;
        private final int most;
        private int elements;

        FirstElements(JsonParser parser, int most) {
            super(parser);
            this.array = parser.getParsingContext();
            this.most = most;
        }

        @Override
        public JsonToken nextToken() throws IOException {
            var token = delegate.nextToken();
            if (!beginsElement(token) || elements++ < most) {
                return token;
            }
            while (token != JsonToken.END_ARRAY && token != null) {
                delegate.skipChildren();
                token = delegate.nextToken();
            }
            return token;
        }

        private boolean beginsElement(JsonToken token) {
            if (token == null || token.isStructEnd()) {
                return false;
            }
            var context = delegate.getParsingContext();
            return (token.isStructStart() ? context.getParent() : context) == array;
        }
    }
}
