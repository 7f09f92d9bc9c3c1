package dev.barograph.accuracy;

import dev.barograph.model.Sample;

/// Where the clock of the response time may start. Only one is right; the others are planted faults
/// that the suite has to notice, made of finished samples. [Mutant] plants two in the product
/// itself.
enum ClockOrigin {
    /// The plan: what Barograph promises.
    DUE {
        @Override
        Sample seen(Sample sample) {
            return sample;
        }
    },
    /// The fault of a generator that waits for a permit first and looks at its clock then.
    PERMIT_WON {
        @Override
        Sample seen(Sample sample) {
            return MadeSamples.countedFrom(sample.sentNanos(), sample);
        }
    },
    /// The fault of a client that takes opening connections for none of its business.
    CONNECTION_READY {
        @Override
        Sample seen(Sample sample) {
            return MadeSamples.countedFrom(sample.connectedNanos(), sample);
        }
    },
    /// The fault of a client that times only the download.
    FIRST_BYTE_READ {
        @Override
        Sample seen(Sample sample) {
            return MadeSamples.countedFrom(sample.firstByteNanos(), sample);
        }
    };

    /// The sample as a program with this origin would have recorded it.
    abstract Sample seen(Sample sample);
}
