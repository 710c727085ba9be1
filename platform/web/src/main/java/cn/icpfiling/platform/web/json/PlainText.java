package cn.icpfiling.platform.web.json;

import cn.icpfiling.platform.text.PlainCharacters;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** For a name or short text of a request that other people read: it consists of {@link PlainCharacters}. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainText.Judge.class)
public @interface PlainText {

    /** Whether the text may have several lines. */
    boolean lines() default false;

    String message() default "CHARACTERS";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** A text that is missing is judged by others. */
    final class Judge implements ConstraintValidator<PlainText, CharSequence> {

        private boolean lines;

        @Override
        public void initialize(PlainText asked) {
            lines = asked.lines();
        }

        @Override
        public boolean isValid(CharSequence text, ConstraintValidatorContext context) {
            return text == null || (lines ? PlainCharacters.isText(text) : PlainCharacters.isLine(text));
        }
    }
}
