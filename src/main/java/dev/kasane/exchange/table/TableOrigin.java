package dev.kasane.exchange.table;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a table was read.
 *
 * @param format csv or xlsx
 * @param encoding of a CSV file
 * @param delimiter of a CSV file
 * @param sheet name of the sheet, of a workbook
 * @param sheets all sheets of the workbook
 * @param notes what a person should know of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TableOrigin(
    String format,
    @Nullable String encoding,
    @Nullable String delimiter,
    @Nullable String sheet,
    @Nullable List<String> sheets,
    List<String> notes) {}
