package dev.barograph.engine;

import dev.barograph.model.SampleSink;
import java.util.List;
import java.util.function.Consumer;

/// The books of all requests of a run, and whose turn it is. Any thread.
final class RequestBooks {
    private final RequestPicker picker;
    private final RequestBook[] books;

    /// @param sinks one for each request, in the order of the profile
    /// @param fault told of anything thrown by a sink
    RequestBooks(
            LoadEngine engine,
            RequestPicker picker,
            List<SampleSink> sinks,
            Consumer<Throwable> fault) {
        if (sinks.size() != picker.requests()) {
            throw new IllegalArgumentException(
                    sinks.size() + " sinks for " + picker.requests() + " requests");
        }
        this.picker = picker;
        this.books = new RequestBook[sinks.size()];
        for (int i = 0; i < books.length; i++) {
            books[i] = new RequestBook(i, engine, sinks.get(i), fault);
        }
    }

    /// Takes the next turn.
    RequestBook next() {
        return books[picker.next()];
    }

    RequestBook of(int request) {
        return books[request];
    }

    /// Requests sent so far.
    long sent() {
        long sum = 0;
        for (RequestBook book : books) {
            sum += book.sent();
        }
        return sum;
    }

    /// Notes down the end of a request that was sent. Which ones are in flight matters only if
    /// there are several.
    void ended(RequestBook book) {
        if (books.length > 1) {
            book.countEnded();
        }
    }

    /// Takes any one that was sent and has not ended, and ends it as lost.
    ///
    /// @param nowNanos a reading of the clock
    void loseOne(long nowNanos) {
        for (RequestBook book : books) {
            if (books.length == 1 || book.isInFlight()) {
                ended(book);
                book.lose(nowNanos);
                return;
            }
        }
    }
}
