/**
 * The calendar of the Algemene termijnenwet once more, beside the domain: a term of weeks that ends on
 * a Saturday, a Sunday or a recognised public holiday goes on to the next day that is none of these.
 */
export const DUTCH_CALENDAR_FUNCTIONS = `
  -- Meeus, Jones and Butcher; whole numbers only.
  CREATE FUNCTION easter_sunday(y int) RETURNS date IMMUTABLE LANGUAGE plpgsql AS $$
  DECLARE
    a int := y % 19; b int := y / 100; c int := y % 100; h int; l int; s int;
  BEGIN
    h := (19 * a + b - b / 4 - (8 * b + 13) / 25 + 15) % 30;
    l := (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    s := h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
    RETURN make_date(y, s / 31, s % 31 + 1);
  END $$;

  CREATE FUNCTION is_non_working_day(d date) RETURNS boolean IMMUTABLE LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    y int := extract(year FROM d); birthday date := make_date(y, 4, 27);
  BEGIN
    RETURN extract(isodow FROM d) >= 6
      OR d - easter_sunday(y) IN (-2, 1, 39, 50)
      OR to_char(d, 'MM-DD') IN ('01-01', '05-05', '12-25', '12-26')
      OR d = birthday - CASE WHEN extract(isodow FROM birthday) = 7 THEN 1 ELSE 0 END;
  END $$;

  CREATE FUNCTION last_day_of_weeks(starts_after date, weeks int) RETURNS date IMMUTABLE LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    d date := starts_after + 7 * weeks;
  BEGIN
    WHILE is_non_working_day(d) LOOP d := d + 1; END LOOP;
    RETURN d;
  END $$;

  CREATE FUNCTION dutch_day(moment timestamptz) RETURNS date STABLE LANGUAGE sql
    AS $$ SELECT (moment AT TIME ZONE 'Europe/Amsterdam')::date $$;`;
