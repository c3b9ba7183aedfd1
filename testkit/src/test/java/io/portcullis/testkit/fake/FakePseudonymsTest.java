package io.portcullis.testkit.fake;

import io.portcullis.domain.port.Pseudonyms;
import io.portcullis.testkit.contract.PseudonymsContract;

class FakePseudonymsTest extends PseudonymsContract {

    @Override
    protected Pseudonyms pseudonyms() {
        return new FakePseudonyms("today");
    }

    @Override
    protected Pseudonyms renewed() {
        return new FakePseudonyms("tomorrow");
    }
}
